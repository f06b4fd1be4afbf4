import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeSuitePart, type Part } from '../../../../tools/testing/parts';
import { runStages } from '../../../../tools/testing/runStages';
import { withTemporaryFolder } from '../../../../tools/vscode/temporaryFolder';

describe('a run of the tests', () => {
  it('runs every part, whatever fails, and keeps the order of the plan', async () => {
    const stages = [
      { lanes: [[part('a', 1, 0), failing('b')], [part('c', 2, 1)]] },
      { lanes: [[part('d', 3, 0)]] },
    ];
    const { ends, shown } = await run(stages);
    assert.deepEqual(ends, ['a 1/0', 'b 0/1', 'c 2/1', 'd 3/0']);
    assert.match(shown, /── a[^]*── b[^]*it is broken[^]*── c[^]*── d/);
  });

  it('counts the tests of a suite', async () => {
    const { ends } = await runSuite(
      `it('one', () => {}); it('two', () => { throw new Error(); });`,
    );
    assert.deepEqual(ends, ['suite 1/1']);
  });

  it('takes a suite without a test for a failure', async () => {
    const { ends, shown } = await runSuite('');
    assert.deepEqual(ends, ['suite 0/1']);
    assert.match(shown, /No test was run/);
  });

  it('takes a skipped test for a failure', async () => {
    const { ends } = await runSuite(`it('one', () => {}); it.skip('two', () => {});`);
    assert.deepEqual(ends, ['suite 1/1']);
  });

  it('takes a suite that does not come to its end for a failure', async () => {
    const { ends, shown } = await runSuite(
      `it('one', () => {}); it('two', () => process.exit(0));`,
    );
    assert.deepEqual(ends, ['suite 0/1']);
    assert.match(shown, /ended with 0 before its last test/);
  });

  it('takes a process that ends badly after its last test for a failure', async () => {
    const { ends } = await runSuite(
      `it('one', () => {}); process.on('exit', () => { process.exitCode = 3; });`,
    );
    assert.deepEqual(ends, ['suite 1/1']);
  });
}).timeout(20_000);

async function run(stages: Parameters<typeof runStages>[0]) {
  let shown = '';
  const ends = await runStages(stages, (text) => {
    shown += text;
  });
  return { ends: ends.map((end) => `${end.name} ${end.passed}/${end.failed}`), shown };
}

function runSuite(source: string) {
  return withTemporaryFolder(async (folder) => {
    await mkdir(join(folder, 'deep'));
    await writeFile(join(folder, 'deep', 'a.test.ts'), source);
    return run([{ lanes: [[nodeSuitePart('suite', folder, 1_000)]] }]);
  });
}

function part(name: string, passed: number, failed: number): Part {
  return { name, chosenBy: [name], run: () => Promise.resolve({ passed, failed }) };
}

function failing(name: string): Part {
  return { name, chosenBy: [name], run: () => Promise.reject(new Error('it is broken')) };
}
