/** Request schemas: the forms that people fill in when they ask for access. */
import type { OpenEnum, WireJson, WireTimestamp } from './common';

/** `c1.api.request_schema.v1.RequestSchema`. */
export interface WireRequestSchema {
  readonly createdAt: WireTimestamp | null;
  readonly deletedAt: WireTimestamp | null;
  readonly form: WireForm | null;
  readonly id: string;
  readonly justificationVisibility: OpenEnum<
    | 'JUSTIFICATION_VISIBILITY_UNSPECIFIED'
    | 'JUSTIFICATION_VISIBILITY_SHOW'
    | 'JUSTIFICATION_VISIBILITY_HIDE'
  >;
  readonly modifiedAt: WireTimestamp | null;
}

/** `c1.api.form.v1.Form`. Its name is that of the request schema. */
export interface WireForm {
  readonly description: string;
  readonly displayName: string;
  readonly fieldGroups: readonly WireJson[];
  readonly fieldRelationships: readonly WireJson[];
  readonly fields: readonly WireFormField[];
  readonly id: string;
}

/** `c1.api.form.v1.Field`. */
export interface WireFormField {
  readonly description: string;
  readonly displayName: string;
  readonly name: string;
  readonly readOnly: boolean;
  readonly required: boolean;
  /* oneof type: at most one of these keys is present */
  readonly boolField?: WireJson;
  readonly fileField?: WireJson;
  readonly int64Field?: WireJson;
  readonly oauth2Field?: WireJson;
  readonly stringField?: WireJson;
  readonly stringMapField?: WireJson;
  readonly stringSliceField?: WireJson;
  /* oneof provider_config: at most one of these keys is present */
  readonly adminConfig?: WireJson;
  readonly sharedConfig?: WireJson;
  readonly userConfig?: WireJson;
}
