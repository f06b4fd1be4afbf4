import assert from 'node:assert/strict';
import {
  operationsOf,
  readDocument,
  type OpenApiDocument,
  type Schema,
} from '../../../tools/openapi/document';
import { keptDocumentPath } from '../../../tools/openapi/paths';
import { propertiesOf } from '../../../tools/openapi/schemas';
import { strictCopy } from '../../../tools/openapi/strict';

describe('The strict copy of the document', () => {
  let copy: OpenApiDocument;
  before(async () => {
    copy = strictCopy(await readDocument(keptDocumentPath));
  });

  const schema = (name: string): Schema => {
    const found = copy.components.schemas[name];
    assert.ok(found, `There is no ${name}.`);
    return found;
  };
  const entitlement = (side: string) => schema(`${side}.c1.api.app.v1.AppEntitlement`);
  const required = (name: string) => schema(name)['required'];

  it('has every operation', async () => {
    const document = await readDocument(keptDocumentPath);
    const names = (of: OpenApiDocument) =>
      operationsOf(of).map(({ method, template }) => `${method} ${template}`);
    assert.deepEqual(names(copy), names(document));
  });

  it('refuses unknown fields on both sides, of messages without any field too', () => {
    assert.equal(entitlement('request')['additionalProperties'], false);
    assert.equal(entitlement('answer')['additionalProperties'], false);
    const empty = schema('request.c1.api.app.v1.RemoveGrantDurationRequestInput');
    assert.equal(empty['additionalProperties'], false);
  });

  it('leaves maps and structs open', () => {
    const { annotations } = propertiesOf(entitlement('answer'));
    assert.deepEqual(annotations?.['additionalProperties'], { type: 'string' });
    const { profile } = propertiesOf(schema('answer.c1.api.user.v1.User'));
    assert.equal(profile?.['additionalProperties'], true);
  });

  it('asks for every field in an answer but members of a oneof', () => {
    const fields = Object.keys(propertiesOf(entitlement('answer')));
    const members = ['durationGrant', 'durationUnset'];
    assert.deepEqual(
      required('answer.c1.api.app.v1.AppEntitlement'),
      fields.filter((name) => !members.includes(name)),
    );
    assert.deepEqual(entitlement('answer')['not'], {
      anyOf: [{ required: ['durationUnset', 'durationGrant'] }],
    });
  });

  it('asks for field masks, and not for optional scalars', () => {
    const form = 'answer.c1.api.form.v1.TextField';
    assert.ok(Object.keys(propertiesOf(schema(form))).includes('suffix'));
    assert.ok(![required(form)].flat().includes('suffix'));
    assert.ok([required('answer.c1.api.app.v1.App')].flat().includes('fieldMask'));
  });

  it('asks for nothing in a request but what the document asks for', () => {
    assert.equal(entitlement('request')['required'], undefined);
  });

  it('has no field in a request that only the server sets', () => {
    const fields = Object.keys(propertiesOf(entitlement('request')));
    assert.ok(fields.includes('displayName'));
    assert.ok(!fields.includes('grantCount'));
  });

  it('keeps the sides apart', () => {
    const text = JSON.stringify(copy.components.schemas);
    const refs = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)\./g)];
    assert.deepEqual(
      new Set(refs.map(([, side]) => side)),
      new Set(['request', 'answer', 'expanded']),
    );
    const { update } = { update: copy.paths['/api/v1/apps/{app_id}/entitlements/{id}']?.['post'] };
    assert.match(JSON.stringify(update?.requestBody), /schemas\/request\./);
    assert.match(JSON.stringify(update?.responses), /schemas\/answer\./);
  });

  it('knows what is in expanded by its type', () => {
    const app = propertiesOf(schema('expanded.c1.api.app.v1.App'));
    assert.deepEqual(app['@type'], { const: 'type.googleapis.com/c1.api.app.v1.App' });
    assert.deepEqual(required('expanded.c1.api.app.v1.App'), required('answer.c1.api.app.v1.App'));
  });

  it('has no ISO 8601 durations', () => {
    assert.doesNotMatch(JSON.stringify(copy), /"format":"duration"/);
    const { durationGrant } = propertiesOf(entitlement('answer'));
    assert.match('3600s', new RegExp(String(durationGrant?.['pattern'])));
    assert.match('1.5s', new RegExp(String(durationGrant?.['pattern'])));
    assert.doesNotMatch('PT1H', new RegExp(String(durationGrant?.['pattern'])));
  });
});
