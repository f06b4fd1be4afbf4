import assert from 'node:assert/strict';
import type { ListProblem } from '../../../../src/core/catalog/pagedList';
import { ServerError } from '../../../../src/core/errors';
import { asAppId, asEntitlementId, asRiskLevelId } from '../../../../src/core/model/ids';
import type { Entitlement } from '../../../../src/core/model/entitlement';
import type { Grant } from '../../../../src/core/model/grant';
import type { AccessContent, ListProgress } from '../../../../src/core/tree/accessNode';
import { accessRow, type RowFacts } from '../../../../src/core/tree/accessRows';
import { aGrant, anAccount, anApp, anEntitlement, aResourceType } from '../../../support/builders';
import { rowFacts } from '../../../support/renderTree';

const now = new Date('2026-03-10T12:00:00Z');
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
const row = (content: AccessContent, facts: Partial<RowFacts> = {}) =>
  accessRow(content, rowFacts({ now, ...facts }));
const app = anApp();
const filtered = { filterOf: () => '"adm"' };

describe('the row of an app', () => {
  it('has a name, its accounts, and a sign of a directory', () => {
    assert.deepEqual(row({ kind: 'app', app: anApp({ accountCount: 1, isDirectory: true }) }), {
      label: 'GitHub',
      description: '1 account',
      icon: 'organization',
      context: 'app',
      isExpandable: true,
      spoken: 'app GitHub · 1 account',
    });
  });

  it('goes by its id where it has no name', () =>
    assert.equal(row({ kind: 'app', app: anApp({ displayName: '' }) }).label, 'github'));

  it('says what narrows it', () => {
    const { description, context } = row({ kind: 'app', app }, filtered);
    assert.equal(description, 'filter: "adm" · 3 accounts');
    assert.equal(context, 'app.filtered');
  });
});

describe('the row of a resource type', () => {
  it('has a name or its id', () => {
    const named = (displayName: string) =>
      row({ kind: 'resourceType', app, resourceType: aResourceType({ displayName }) });
    assert.equal(named('Team').label, 'Team');
    assert.equal(named('').label, 'team');
  });
});

describe('the row of an entitlement', () => {
  const of = (fields: Partial<Entitlement>, facts: Partial<RowFacts> = {}) =>
    row({ kind: 'entitlement', app, entitlement: anEntitlement(fields) }, facts);
  const risky = { riskLevelId: asRiskLevelId('risk-1') };

  it('tells its permission and how many hold it', () =>
    assert.equal(of({ grantCount: 1234 }).description, 'admin · 1,234 grants'));

  it('names its resource unless its own name does', () => {
    assert.equal(of({ resourceName: 'Payments' }).description, 'Payments · admin · 2 grants');
    assert.equal(of({ resourceName: 'Platform' }).description, 'admin · 2 grants');
  });

  it('goes by its permission or its id where it has no name', () => {
    const unnamed = of({ displayName: '' });
    assert.deepEqual([unnamed.label, unnamed.description], ['admin', '2 grants']);
    assert.equal(of({ displayName: '', slug: '' }).label, 'admin');
  });

  it('stands out with a high risk', () => {
    const { description, icon, iconColor } = of(risky, { riskLabel: () => 'High' });
    assert.equal(description, 'High risk · admin · 2 grants');
    assert.deepEqual([icon, iconColor], ['shield', 'list.warningForeground']);
  });

  it('does not stand out with another risk, or one whose label is unknown', () => {
    for (const riskLabel of [() => 'Low', () => undefined]) {
      const { description, icon, iconColor } = of(risky, { riskLabel });
      assert.deepEqual([description, icon, iconColor], ['admin · 2 grants', 'key', undefined]);
    }
  });

  it('says that unsaved changes of its settings are kept', () => {
    const { description, spoken } = of({}, { hasDraft: () => true });
    assert.equal(description, 'unsaved changes · admin · 2 grants');
    assert.match(spoken, /unsaved changes/);
  });

  it('says that it is deleted, and what narrows it', () => {
    const { description, context } = of({ isDeleted: true }, filtered);
    assert.equal(description, 'deleted · filter: "adm" · admin · 2 grants');
    assert.equal(context, 'entitlement.filtered');
  });
});

describe('the row of a grant', () => {
  const of = (fields: Partial<Grant>, isJustChanged = false) =>
    row({ kind: 'grant', app, entitlement: anEntitlement(), grant: aGrant(fields), isJustChanged });

  const ends: readonly (readonly [Date | undefined, string, string | undefined, string])[] = [
    [undefined, 'standing', undefined, 'grant.direct.standing'],
    [hours(24 * 30), 'expires in 30 days', undefined, 'grant.direct.expiring'],
    [hours(48), 'expires in 2 days', 'list.warningForeground', 'grant.direct.expiring'],
    [hours(3), 'expires in 3 h', 'list.warningForeground', 'grant.direct.expiring'],
    [hours(-3), 'expired 3 h ago', 'list.errorForeground', 'grant.direct.expiring'],
  ];
  for (const [expiresAt, words, color, context] of ends) {
    it(`says "${words}"`, () => {
      const { description, iconColor, context: actual } = of({ expiresAt });
      assert.deepEqual([description, iconColor, actual], [words, color, context]);
    });
  }

  it('offers no expiration where it is inherited', () => {
    const source = { appId: asAppId('okta'), entitlementId: asEntitlementId('staff') };
    const { description, context } = of({ sources: [source], expiresAt: hours(48) });
    assert.equal(description, 'expires in 2 days · inherited');
    assert.equal(context, 'grant.inherited');
  });

  it('says that it was just changed', () =>
    assert.equal(of({}, true).description, 'standing · just changed'));

  it('says what is unusual about the account', () => {
    const words: readonly (readonly [Parameters<typeof anAccount>[0], string])[] = [
      [{}, 'standing'],
      [{ status: 'disabled' }, 'standing · disabled account'],
      [{ status: 'deleted' }, 'standing · deleted account'],
      [{ kind: 'service' }, 'standing · service account'],
      [{ kind: 'system', isExternal: true }, 'standing · system account · external'],
      [{ userId: undefined }, 'standing · no owner'],
    ];
    for (const [account, description] of words) {
      assert.equal(of({ account: anAccount(account) }).description, description);
    }
  });

  it('is pale for an account that is not active', () =>
    assert.equal(
      of({ account: anAccount({ status: 'disabled' }), expiresAt: hours(3) }).iconColor,
      'disabledForeground',
    ));

  it('goes by the id of an account that is unknown', () => {
    const { label, description, spoken } = of({ account: undefined });
    assert.deepEqual([label, description], ['ana', 'standing · account unknown']);
    assert.equal(spoken, 'grant to ana · standing · account unknown');
  });
});

describe('the row at the end of a list', () => {
  const grants = { kind: 'grants', entitlement: anEntitlement() } as const;
  const progressOf = (fields: Partial<ListProgress>): ListProgress => ({
    shownCount: 100,
    loadedCount: 100,
    totalCount: undefined,
    isLoading: false,
    offer: 'load',
    ...fields,
  });
  const more = (fields: Partial<ListProgress>) => {
    const progress = progressOf(fields);
    const { label, description, context } = row({ kind: 'more', list: grants, progress });
    return `${label} | ${description} | ${context}`;
  };

  it('says N of M only where M is known', () => {
    assert.equal(more({}), 'Load more | 100 shown, more exist | more.load.grants');
    assert.equal(more({ totalCount: 1230 }), 'Load more | 100 of 1,230 shown | more.load.grants');
  });

  it('says what a filter has not seen', () =>
    assert.equal(
      more({ offer: 'search', shownCount: 3 }),
      'Search the rest | 3 found in 100 loaded, more exist | more.search.grants',
    ));

  it('asks for a filter where there are too many', () =>
    assert.equal(
      more({ offer: 'full', shownCount: 2000, totalCount: 9000 }),
      'Filter to see the others | 2,000 of 9,000 shown | more.full.grants',
    ));

  it('says that it loads', () =>
    assert.match(more({ isLoading: true }), /^Loading… \| 100 shown, more exist/));

  const problem = (one: ListProblem, progress?: ListProgress) =>
    row({ kind: 'problem', list: grants, problem: one, progress });

  it('says what failed and offers to try again', () => {
    const { label, description, context } = problem({
      kind: 'failed',
      error: new ServerError('The tenant failed to answer (503).'),
      isReload: false,
    });
    assert.equal(label, 'Could not load grants');
    assert.equal(description, 'Retry · The tenant failed to answer (503).');
    assert.equal(context, 'problem.failed');
  });

  it('says that it was cancelled, which is no failure', () => {
    const { label, description, iconColor } = problem({ kind: 'cancelled' });
    assert.deepEqual([label, description, iconColor], ['Load cancelled', 'Retry', undefined]);
  });

  it('says how far a list came that was cancelled', () => {
    const progress = progressOf({ offer: 'search', shownCount: 3, loadedCount: 1200 });
    assert.equal(
      problem({ kind: 'cancelled' }, progress).description,
      'Retry · 3 found in 1,200 loaded, more exist',
    );
  });

  it('says that there is nothing, or nothing that fits', () => {
    const empty = (filterText: string) => row({ kind: 'empty', list: grants, filterText }).spoken;
    assert.equal(empty(''), 'No grants');
    assert.equal(empty('Ana Lima'), 'No grants fit the filter Ana Lima');
  });
});
