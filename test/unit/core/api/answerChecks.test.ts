import assert from 'node:assert/strict';
import { introspect } from '../../../../src/core/api/introspection';
import { UnexpectedAnswerError } from '../../../../src/core/errors';
import { asAppId, asUserId } from '../../../../src/core/model/ids';
import { useCannedTenant } from '../../../support/cannedTenant';
import * as wire from '../../../support/emulator/wireObjects';

const wiki = asAppId(wire.idOf('wiki'));
const wikiApp = wire.app('wiki', { displayName: 'Wiki', userCount: '12' });

describe('an answer of an older server', () => {
  const tenant = useCannedTenant();

  it('has empty values for what it leaves out', async () => {
    tenant.answerWith({ list: [{ id: wiki }] });
    assert.deepEqual(await tenant.api.apps.search({}), {
      rows: [{ id: wiki, displayName: '', description: '', accountCount: 0, isDirectory: false }],
      nextPageToken: undefined,
    });
  });

  it('may have null for a list, a text or a flag', async () => {
    tenant.answerWith({ list: null, expanded: null, nextPageToken: null });
    assert.deepEqual((await tenant.api.entitlements.search({}, {})).rows, []);
    const nulls = { displayName: null, userCount: null, isDirectory: null, description: null };
    tenant.answerWith({ list: [{ id: wiki, ...nulls }] });
    assert.equal((await tenant.api.apps.search({})).rows[0]?.accountCount, 0);
  });

  it('may have a number where a decimal text is documented', async () => {
    tenant.answerWith({ list: [{ ...wikiApp, userCount: 12 }] });
    assert.equal((await tenant.api.apps.search({})).rows[0]?.accountCount, 12);
  });

  it('may have no answer fields at all', async () => {
    tenant.answerWith({});
    assert.deepEqual(await tenant.api.apps.search({}), { rows: [], nextPageToken: undefined });
  });
});

describe('an answer that is not as documented', () => {
  const tenant = useCannedTenant();

  const wrong: Readonly<Record<string, unknown>> = {
    'the answer is not an object': [],
    'list is not a list': { list: {} },
    'list[1] is not an object': { list: [wikiApp, 'wiki'] },
    'list[0] is not an object': { list: [null] },
    'id is not set': { list: [{ ...wikiApp, id: '' }] },
    'id is not a text': { list: [{ ...wikiApp, id: 7 }] },
    'displayName is not a text': { list: [{ ...wikiApp, displayName: {} }] },
    'userCount is not a number': { list: [{ ...wikiApp, userCount: 'many' }] },
    'isDirectory is not true or false': { list: [{ ...wikiApp, isDirectory: 'yes' }] },
    'nextPageToken is not a text': { list: [], nextPageToken: 7 },
  };
  for (const [what, json] of Object.entries(wrong)) {
    it(`is refused: ${what}`, async () => {
      tenant.answerWith(json);
      await assert.rejects(tenant.api.apps.search({}), (error) => {
        assert.ok(error instanceof UnexpectedAnswerError);
        assert.equal(error.message, `The tenant's answer is not as documented: ${what}.`);
        return true;
      });
    });
  }

  const wrongDates = ['soon', '2026-13-01T00:00:00Z', 7];
  for (const deletedAt of wrongDates) {
    it(`is refused: a date ${JSON.stringify(deletedAt)}`, async () => {
      tenant.answerWith({ userView: { user: { ...wire.user('bob'), deletedAt } } });
      await assert.rejects(
        tenant.api.users.get(asUserId('bob')),
        /deletedAt is not a (date|text)\.$/,
      );
    });
  }

  it('is refused: a role that is no text', async () => {
    tenant.answerWith({ userId: wire.idOf('ada'), roles: ['system:owner', 7] });
    await assert.rejects(introspect(tenant.reads), /roles\[1\] is not a text/);
  });
});
