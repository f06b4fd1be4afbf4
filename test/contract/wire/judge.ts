import assert from 'node:assert/strict';
import { allRoutes } from '../../../src/emulator/routes/all';
import { dispatchApiAdmin, githubApp, productionAdmin } from '../../../src/emulator/seed/landmarks';
import type { OperationName } from '../../../tools/openapi/document';
import type { JudgedTenant, PlainRequest } from '../../support/contract/judgedTenant';
import { sampleRequest } from './sampleRequests';

type Json = Readonly<Record<string, unknown>>;

/** No tenant of the emulator has anything that this could be answered with 200 for. */
const neverAnswered = ['/remove-membership'];

/** Their answer has no field that could be left out. */
const answeredWithoutFields = ['/owners', '/owners/{user_id}'];

const hasFields = ({ method, template }: OperationName): boolean =>
  method === 'GET' || !answeredWithoutFields.some((end) => template.endsWith(end));

const answered = allRoutes.filter(
  ({ template }) => !neverAnswered.some((end) => template.endsWith(end)),
);

/** The judge itself: that it sees what is wrong, so that its silence means something. */
export function describeJudge(tenant: JudgedTenant): void {
  describe('the judge', () => {
    const firstTaskId = async (): Promise<string> => {
      const { api } = tenant.connect();
      const { rows } = await api.grants.search({}, {});
      const recent = rows.findLast(({ originTaskId }) => originTaskId !== undefined);
      return recent?.originTaskId ?? '';
    };

    /** Sends a request that the judge should refuse, and gives what it says. */
    const refusalOf = async (request: PlainRequest): Promise<string> => {
      await assert.rejects(tenant.send(request), assert.AssertionError);
      const [violation = '', ...others] = tenant.takeViolations();
      assert.deepEqual(others, []);
      return violation;
    };

    const spoilWith = (change: (answer: Json) => Json) => {
      tenant.spoilAnswers((body) => JSON.stringify(change(JSON.parse(body) as Json)));
    };

    for (const { method, template } of allRoutes) {
      if (method === 'GET') continue;
      it(`refuses an unknown field in a request to ${method} ${template}`, async () => {
        const { body = {}, ...request } = sampleRequest({ method, template }, '');
        const violation = await refusalOf({ ...request, body: { ...body, nickname: 'x' } });
        assert.match(
          violation,
          /Request body must NOT have additional properties; found 'nickname'/,
        );
      });
    }

    for (const name of answered) {
      it(`refuses an answer with a field too few or too many of ${name.method} ${name.template}`, async () => {
        const request = sampleRequest(name, await firstTaskId());
        if (hasFields(name)) {
          await tenant.send(request);
          spoilWith((answer) => Object.fromEntries(Object.entries(answer).slice(1)));
          assert.match(await refusalOf(request), /Response body must have required property/);
        }
        spoilWith((answer) => ({ ...answer, nickname: 'x' }));
        assert.match(await refusalOf(request), /Response body .*found 'nickname'/);
      });
    }

    it('refuses a page size that is no number', async () => {
      const violation = await refusalOf({ method: 'GET', path: '/api/v1/apps?page_size=many' });
      assert.match(violation, /page_size must be integer/);
    });

    it('refuses a path that the document does not have', async () => {
      const violation = await refusalOf({ method: 'GET', path: '/api/v1/nothing' });
      assert.match(violation, /NO_PATH_MATCHED/);
    });

    describe('looks into what is inside', () => {
      const updatePath = `/api/v1/apps/${githubApp.appId}/entitlements/${dispatchApiAdmin.entitlementId}`;
      const update = (entitlement: object): PlainRequest => ({
        method: 'POST',
        path: updatePath,
        body: { entitlement },
      });

      for (const [what, entitlement, said] of [
        ['unknown fields', { nickname: 'x' }, /found 'nickname'/],
        ['fields of the server’s own', { grantCount: '1' }, /found 'grantCount'/],
        ['durations as people write them', { durationGrant: '1h' }, /must match pattern/],
        ['unknown names of enums', { purpose: 'FUN' }, /must be equal to one of/],
        [
          'unknown fields of a deep message',
          { provisionerPolicy: { multiStep: { provisionSteps: [{ webhook: { url: 'x' } }] } } },
          /found 'url'/,
        ],
      ] as const) {
        it(`of requests: ${what}`, async () => {
          assert.match(await refusalOf(update(entitlement)), said);
        });
      }

      const request: PlainRequest = {
        method: 'POST',
        path: '/api/v1/search/grants',
        body: {
          entitlementRefs: [{ appId: productionAdmin.appId, id: productionAdmin.entitlementId }],
          expandMask: { paths: ['*'] },
        },
      };

      for (const [what, from, to, said] of [
        [
          'a row without a field',
          '"isExternal":',
          '"wasExternal":',
          /required property 'isExternal'/,
        ],
        [
          'a number for a 64-bit count',
          /"grantCount":"(\d+)"/,
          '"grantCount":$1',
          /grantCount must be string/,
        ],
        [
          'a date of another form',
          /"createdAt":"[^"]*"/,
          '"createdAt":"yesterday"',
          /must match format/,
        ],
        [
          'two members of a oneof',
          '"durationGrant":',
          '"durationUnset":{},"durationGrant":',
          /must NOT be valid/,
        ],
        [
          'an expanded object without a field',
          '"accessModel":',
          '"model":',
          /required property 'accessModel'/,
        ],
        [
          'an expanded object of an unknown type',
          'c1.api.app.v1.App"',
          'c1.api.app.v1.Apple"',
          /must be equal to one of/,
        ],
      ] as const) {
        it(`of answers: ${what}`, async () => {
          tenant.spoilAnswers((body) => body.replace(from, to));
          assert.match(await refusalOf(request), said);
        });
      }
    });

    it('makes a client fail that never looks at the answer’s shape', async () => {
      const { reads } = tenant.connect();
      spoilWith((answer) => ({ ...answer, nickname: 'x' }));
      await assert.rejects(
        reads.read(
          { effect: 'read', method: 'GET', pathTemplate: '/api/v1/auth/introspect' },
          (json) => json,
        ),
        /failed to answer \(500\)/,
      );
      assert.ok(tenant.takeViolations().length > 0);
    });
  });
}
