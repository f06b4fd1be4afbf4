import assert from 'node:assert/strict';
import * as v from 'valibot';
import type { FromPanel, PanelProtocol } from '../../../src/shared/messages/panel';
import { PanelClient } from '../../../src/webview/frame/panelClient';

const schema = v.object({ text: v.string() });
const protocol: PanelProtocol<{ text: string }, { text: string }> = {
  view: schema,
  intent: schema,
};

describe('PanelClient', () => {
  it('asks for the view and numbers what the person does', () => {
    const { client, sent } = openClient();
    client.start();
    client.send({ text: 'a' });
    client.send({ text: 'ab' });
    assert.deepEqual(sent, [
      { kind: 'ready' },
      { kind: 'intent', number: 1, intent: { text: 'a' } },
      { kind: 'intent', number: 2, intent: { text: 'ab' } },
    ]);
  });

  it('passes over views from before what the person did last', () => {
    const { client } = openClient();
    client.send({ text: 'a' });
    client.send({ text: 'ab' });
    assert.equal(client.receive(viewOf('a', 1)), undefined);
    assert.deepEqual(client.receive(viewOf('ab', 2)), {
      kind: 'view',
      title: 'Title',
      view: { text: 'ab' },
    });
  });

  it('shows and tells the host that a message could not be read', () => {
    const { client, sent } = openClient();
    const reason = 'view.text is not string';
    assert.deepEqual(client.receive(viewOf(5, 0)), { kind: 'unreadable', reason });
    assert.deepEqual(sent, [{ kind: 'unreadable', reason }]);
  });
});

function openClient() {
  const sent: FromPanel<{ text: string }>[] = [];
  const client = new PanelClient(protocol, (message) => sent.push(message));
  return { client, sent };
}

const viewOf = (text: unknown, answered: number) => ({
  kind: 'view',
  title: 'Title',
  answered,
  view: { text },
});
