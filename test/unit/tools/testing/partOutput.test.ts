import assert from 'node:assert/strict';
import { OrderedOutput } from '../../../../tools/testing/partOutput';

describe('the output of parts that run at the same time', () => {
  let shown = '';
  let output: OrderedOutput;

  beforeEach(() => {
    shown = '';
    output = new OrderedOutput((text) => {
      shown += text;
    });
  });

  it('shows the first part while it prints', () => {
    const first = output.add();
    first.write('a');
    assert.equal(shown, 'a');
  });

  it('keeps what the others print until their turn comes', () => {
    const [first, second, third] = [output.add(), output.add(), output.add()];
    third.write('3');
    second.write('2');
    first.write('1');
    assert.equal(shown, '1');
    third.end();
    first.end();
    assert.equal(shown, '12');
    second.write('b');
    second.end();
    assert.equal(shown, '12b3');
  });
});
