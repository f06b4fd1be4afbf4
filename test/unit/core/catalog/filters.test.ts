import assert from 'node:assert/strict';
import {
  describeFilters,
  describeGrantFilter,
  grantFitsText,
  noFilters,
  withAppText,
  withEntitlementText,
  withGrantFilter,
} from '../../../../src/core/catalog/filters';
import { asAccountId, asUserId, entitlementKey } from '../../../../src/core/model/ids';
import { aGrant, anAccount, anApp, anEntitlement } from '../../../support/builders';

const github = anApp();

describe('filters', () => {
  it('are trimmed', () => {
    assert.equal(withAppText(noFilters, '  git ').appText, 'git');
    const filtered = withEntitlementText(noFilters, github, ' adm ');
    assert.equal(filtered.entitlementFilters.get(github.id)?.text, 'adm');
  });

  it('end with an empty text', () => {
    const filtered = withEntitlementText(noFilters, github, 'adm');
    assert.equal(withEntitlementText(filtered, github, '  ').entitlementFilters.size, 0);
  });

  it('of grants belong to one entitlement and end with undefined', () => {
    const filter = { kind: 'text', text: 'ana' } as const;
    const filtered = withGrantFilter(noFilters, anEntitlement(), filter);
    assert.deepEqual(filtered.grantFilters.get(entitlementKey(anEntitlement()))?.filter, filter);
    assert.equal(withGrantFilter(filtered, anEntitlement(), undefined).grantFilters.size, 0);
  });

  it('are told in one line, each with what it narrows', () => {
    const apps = withAppText(noFilters, 'git');
    const entitlements = withEntitlementText(apps, github, 'adm');
    const grants = withGrantFilter(entitlements, anEntitlement(), { kind: 'text', text: 'ana' });
    assert.equal(
      describeFilters(grants),
      'apps "git" · GitHub "adm" · Platform Team Admin: "ana" in loaded rows',
    );
    assert.equal(describeFilters(noFilters), '');
  });

  it('are new values: the ones before stay as they were', () => {
    withAppText(noFilters, 'git');
    withEntitlementText(noFilters, github, 'adm');
    withGrantFilter(noFilters, anEntitlement(), { kind: 'text', text: 'ana' });
    assert.deepEqual(noFilters, {
      appText: '',
      entitlementFilters: new Map(),
      grantFilters: new Map(),
    });
  });
});

describe('a filter of grants in words', () => {
  it('names the person or account', () => {
    const person = { kind: 'person', userId: asUserId('user-ana'), name: 'Ana Lima' } as const;
    const account = { kind: 'account', accountId: asAccountId('bot'), name: 'ci-bot' } as const;
    assert.equal(describeGrantFilter(person), 'Ana Lima');
    assert.equal(describeGrantFilter(account), 'ci-bot');
  });

  it('says that a text looks at loaded rows only', () => {
    assert.equal(describeGrantFilter({ kind: 'text', text: 'ana' }), '"ana" in loaded rows');
  });
});

describe('a text over grants', () => {
  const grant = aGrant({
    account: anAccount({ displayName: 'CI Bot', username: 'ci_1', email: 'ci@acme.example' }),
  });

  it('fits by name, username or email', () => {
    for (const text of ['bot', 'CI_1', '@acme']) {
      assert.equal(grantFitsText(grant, text), true, text);
    }
    assert.equal(grantFitsText(grant, 'berta'), false);
  });

  it('wants every word, in any order', () => {
    assert.equal(grantFitsText(grant, 'acme  bot'), true);
    assert.equal(grantFitsText(grant, 'bot berta'), false);
  });

  it('goes by the id where the account is unknown', () => {
    assert.equal(grantFitsText(aGrant({ account: undefined }), 'ana'), true);
    assert.equal(grantFitsText(aGrant({ account: undefined }), 'lima'), false);
  });

  it('fits all when it is empty', () => assert.equal(grantFitsText(grant, ' '), true));
});
