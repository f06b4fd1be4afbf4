import assert from 'node:assert/strict';
import { ServerError } from '../../../../src/core/errors';
import { asRiskLevelId } from '../../../../src/core/model/ids';
import type { AccessContent } from '../../../../src/core/tree/accessNode';
import { tooltipOf } from '../../../../src/core/tree/tooltip';
import { aGrant, anAccount, anApp, anEntitlement, aUser } from '../../../support/builders';
import { unindented } from '../../../support/unindented';
import { inTimeZone } from '../../../support/timeZone';

const now = new Date('2026-03-10T12:00:00Z');
const app = anApp({ description: 'Where the code is' });

describe('a tooltip', () => {
  inTimeZone('Europe/Berlin');

  const tooltip = (
    content: AccessContent,
    details: Partial<Parameters<typeof tooltipOf>[2]> = {},
  ) => tooltipOf(content, now, { riskLabel: () => undefined, person: undefined, ...details });
  const expectText = (actual: string | undefined, expected: string) =>
    assert.equal(actual, unindented(expected));

  it('of an app has its description and its id', () =>
    expectText(
      tooltip({ kind: 'app', app }),
      `
        GitHub

        Where the code is

        App id: github
      `,
    ));

  it('of an entitlement has what its row has no room for', () => {
    const entitlement = anEntitlement({
      alias: 'gh-admin',
      resourceName: 'Platform',
      riskLevelId: asRiskLevelId('risk-1'),
    });
    const content = { kind: 'entitlement', app, entitlement } as const;
    expectText(
      tooltip(content, { riskLabel: () => 'High' }),
      `
        Platform Team Admin

        Permission: admin
        Alias: gh-admin
        Resource: Platform
        Risk: High
        Entitlement id: admin
        App id: github
      `,
    );
    assert.match(tooltip(content) ?? '', /^Risk: label unknown$/m);
  });

  it('of a grant has its person, its exact times and its ids', () => {
    const grant = aGrant({ expiresAt: new Date('2026-03-13T12:00:00Z') });
    const content = {
      kind: 'grant',
      app,
      entitlement: anEntitlement(),
      grant,
      isJustChanged: false,
    } as const;
    expectText(
      tooltip(content, { person: aUser() }),
      `
        Ana Lima

        Person: Ana Lima · Engineer · Platform
        Username: alima
        Email: ana@acme.example
        Granted: 2026-01-05 10:00 +01:00 (2026-01-05 09:00:00 UTC)
        Ends: 2026-03-13 13:00 +01:00 (2026-03-13 12:00:00 UTC), expires in 3 days
        Account id: ana
        Entitlement id: admin
        App id: github
      `,
    );
  });

  it('of a grant says who owns the account, as far as that is known', () => {
    const personLine = (
      account: ReturnType<typeof anAccount> | undefined,
      person?: ReturnType<typeof aUser>,
    ) => {
      const grant = aGrant({ account });
      const entitlement = anEntitlement();
      const text = tooltip(
        { kind: 'grant', app, entitlement, grant, isJustChanged: false },
        { person },
      );
      return /^Person: (.*)$/m.exec(text ?? '')?.[1];
    };
    assert.equal(personLine(undefined), undefined);
    assert.equal(personLine(anAccount({ userId: undefined })), 'nobody: the account has no owner');
    assert.equal(personLine(anAccount()), 'user user-ana');
    assert.equal(
      personLine(anAccount(), aUser({ status: 'disabled', jobTitle: '' })),
      'Ana Lima · Platform · disabled in the directory',
    );
  });

  it('of a failure has the whole sentence', () => {
    const problem = {
      kind: 'failed',
      error: new ServerError('It is down.'),
      isReload: false,
    } as const;
    expectText(
      tooltip({ kind: 'problem', list: { kind: 'apps' }, problem, progress: undefined }),
      `
        Could not load

        It is down.
      `,
    );
  });

  it('is none where the row has said everything', () => {
    assert.equal(tooltip({ kind: 'empty', list: { kind: 'apps' }, filterText: '' }), undefined);
    assert.equal(tooltip({ kind: 'allEntitlements', app }), undefined);
  });
});
