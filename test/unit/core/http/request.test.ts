import assert from 'node:assert/strict';
import fc from 'fast-check';
import { requestPath, type ReadRequest } from '../../../../src/core/http/request';

const request = (fields: Partial<ReadRequest> = {}): ReadRequest => ({
  effect: 'read',
  method: 'GET',
  pathTemplate: '/api/v1/apps/{app_id}/entitlements/{id}',
  pathParams: { app_id: 'app', id: 'ent' },
  ...fields,
});

describe('the path of a request', () => {
  it('has its parameters filled in', () =>
    assert.equal(requestPath(request()), '/api/v1/apps/app/entitlements/ent'));

  it('keeps every id in its segment', () => {
    const path = requestPath(request({ pathParams: { app_id: '../../auth', id: 'a/b?c#d%2f e' } }));
    assert.equal(path, '/api/v1/apps/..%2F..%2Fauth/entitlements/a%2Fb%3Fc%23d%252f%20e');
  });

  for (const id of ['', '.', '..', undefined]) {
    it(`refuses the id ${id === undefined ? 'that is missing' : `"${id}"`}, which would call the list`, () => {
      const pathParams = id === undefined ? { app_id: 'app' } : { app_id: 'app', id };
      assert.throws(() => requestPath(request({ pathParams })), RangeError);
    });
  }

  it('has the query that is set, encoded', () => {
    const query = { page_size: 100, page_token: 'a+b/c=', role: undefined, empty: '' };
    assert.equal(
      requestPath(request({ query })),
      '/api/v1/apps/app/entitlements/ent?page_size=100&page_token=a%2Bb%2Fc%3D',
    );
  });

  it('never leaves its endpoint, whatever the ids are', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.string({ minLength: 1, unit: 'grapheme' }),
        (a, b) => {
          fc.pre(![a, b].some((id) => id === '.' || id === '..'));
          const path = requestPath(request({ pathParams: { app_id: a, id: b } }));
          const url = new URL(path, 'https://acme.conductor.one');
          assert.equal(url.origin, 'https://acme.conductor.one');
          const [, api, v1, apps, appId, entitlements, id, ...more] = url.pathname.split('/');
          assert.deepEqual([api, v1, apps, entitlements], ['api', 'v1', 'apps', 'entitlements']);
          assert.deepEqual(
            [appId, id].map((part) => decodeURIComponent(part ?? '')),
            [a, b],
          );
          assert.deepEqual([more, url.search, url.hash], [[], '', '']);
        },
      ),
    );
  });
});
