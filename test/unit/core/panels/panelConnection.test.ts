import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as v from 'valibot';
import { PanelConnection } from '../../../../src/core/panels/panelConnection';
import { Emitter } from '../../../../src/core/util/emitter';
import type { PanelProtocol } from '../../../../src/shared/messages/panel';
import { PanelClient } from '../../../../src/webview/frame/panelClient';
import { RecordingLogger } from '../../../support/recordingLogger';

interface Text {
  readonly text: string;
}

const schema = v.object({ text: v.string() });
const protocol: PanelProtocol<Text, Text> = { view: schema, intent: schema };

describe('PanelConnection', () => {
  it('sends nothing before the page is ready, and then the view', async () => {
    const bench = openBench();
    bench.change('before');
    assert.deepEqual(await bench.posted(), []);
    bench.connection.receive({ kind: 'ready' });
    assert.deepEqual(await bench.posted(), [
      { kind: 'view', title: 'Title of before', answered: 0, view: { text: 'before' } },
    ]);
  });

  it('makes one message of changes in one go, and names the intent that went into it', async () => {
    const bench = openBench();
    bench.connection.receive({ kind: 'ready' });
    bench.connection.receive({ kind: 'intent', number: 7, intent: { text: 'typed' } });
    bench.change('and changed');
    assert.deepEqual(await bench.posted(), [
      { kind: 'view', title: 'Title of and changed', answered: 7, view: { text: 'and changed' } },
    ]);
  });

  it('counts intents anew when the page starts anew', async () => {
    const bench = openBench();
    bench.connection.receive({ kind: 'intent', number: 7, intent: { text: 'typed' } });
    bench.connection.receive({ kind: 'ready' });
    const [view] = await bench.posted();
    assert.deepEqual(view, {
      kind: 'view',
      title: 'Title of typed',
      answered: 0,
      view: { text: 'typed' },
    });
  });

  it('titles the tab also while there is no page', async () => {
    const bench = openBench();
    bench.change('hidden');
    await bench.posted();
    assert.deepEqual(bench.titles, ['Title of ', 'Title of hidden']);
  });

  for (const message of [
    undefined,
    'ready',
    { kind: 'apply' },
    { kind: 'intent', number: 1, intent: { text: 5 } },
    { kind: 'intent', number: -1, intent: { text: '' } },
  ]) {
    it(`logs and drops ${JSON.stringify(message)}`, async () => {
      const bench = openBench();
      bench.connection.receive(message);
      assert.deepEqual(await bench.posted(), []);
      assert.match(bench.logger.text, /A message of the panel "test" was dropped: /);
    });
  }

  it('logs no value of a message that it drops', () => {
    const bench = openBench();
    bench.connection.receive({ kind: 'intent', number: 1, intent: { text: ['hunter2'] } });
    assert.doesNotMatch(bench.logger.text, /hunter2/);
  });

  it('reports what an intent failed with, and still answers it', async () => {
    const bench = openBench();
    bench.connection.receive({ kind: 'ready' });
    bench.connection.receive({ kind: 'intent', number: 1, intent: { text: 'fail' } });
    assert.deepEqual(bench.reported, ['The panel could not do that: Error: on request']);
    assert.equal((await bench.posted()).length, 1);
  });

  it('is silent once disposed, and ends the controller', async () => {
    const bench = openBench();
    bench.connection.receive({ kind: 'ready' });
    bench.connection.dispose();
    bench.change('late');
    assert.deepEqual(await bench.posted(), []);
    assert.ok(bench.isControllerDisposed());
  });

  it('never lets an older view overwrite what was typed, and ends in agreement', async () => {
    const step = fc.constantFrom('type', 'deliverToHost', 'deliverToPage', 'hostChanges');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const bench = openBench();
        const toHost: unknown[] = [];
        const client = new PanelClient(protocol, (message) => toHost.push(message));
        let field = '';
        let delivered = 0;
        const deliverToHost = () => {
          if (toHost.length > 0) bench.connection.receive(toHost.shift());
        };
        const deliverToPage = async () => {
          const message = (await bench.posted())[delivered];
          if (message === undefined) return false;
          delivered += 1;
          const shown = client.receive(JSON.parse(JSON.stringify(message)));
          if (shown?.kind === 'view') field = shown.view.text.replace(/ .*/, '');
          return true;
        };
        client.start();
        let typed = '';
        for (const next of steps) {
          if (next === 'type') {
            assert.equal(field, typed);
            typed = `${typed}x`;
            field = typed;
            client.send({ text: typed });
          }
          if (next === 'deliverToHost') deliverToHost();
          if (next === 'deliverToPage') await deliverToPage();
          if (next === 'hostChanges') bench.change(`${bench.text().replace(/ .*/, '')} again`);
          assert.equal(field, typed);
        }
        while (toHost.length > 0) deliverToHost();
        while (await deliverToPage());
        assert.equal(field, typed);
        assert.equal(bench.text().replace(/ .*/, ''), typed);
      }),
    );
  });
});

function openBench() {
  const changes = new Emitter<void>();
  const logger = new RecordingLogger();
  const posted: unknown[] = [];
  const titles: string[] = [];
  const reported: string[] = [];
  let text = '';
  let isDisposed = false;
  const connection = new PanelConnection({
    name: 'test',
    protocol,
    logger,
    report: (what, error) => reported.push(`${what}: ${String(error)}`),
    page: {
      setTitle: (title) => {
        if (titles.at(-1) !== title) titles.push(title);
      },
      post: (message) => posted.push(message),
    },
    controller: {
      title: () => `Title of ${text}`,
      view: () => ({ text }),
      onIntent: (intent) => {
        if (intent.text === 'fail') throw new Error('on request');
        text = intent.text;
      },
      onDidChange: changes.event,
      dispose: () => {
        isDisposed = true;
      },
    },
  });
  return {
    connection,
    logger,
    titles,
    reported,
    text: () => text,
    isControllerDisposed: () => isDisposed,
    change: (next: string) => {
      text = next;
      changes.fire();
    },
    /** What was sent to the page so far, once all is sent that is due. */
    posted: async () => {
      await Promise.resolve();
      return posted;
    },
  };
}
