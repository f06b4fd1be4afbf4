/** Connectors: `c1.api.app.v1.Connector`, what syncs an app and provisions in it. */
import type { OpenEnum, WireAny, WireJson, WireTimestamp } from './common';

/** `c1.api.app.v1.ConnectorView`. */
export interface WireConnectorView {
  readonly appPath: string;
  readonly capabilitiesPath: string;
  readonly connector: WireConnector | null;
  readonly usersPath: string;
}

/** `c1.api.app.v1.Connector`. */
export interface WireConnector {
  readonly appId: string;
  readonly canResumeSync: boolean;
  readonly catalogId: string;
  readonly config: WireAny | null;
  readonly configUpdatedAt: WireTimestamp | null;
  readonly connectorApiVersion: number;
  readonly connectorSyncCronSchedule: WireJson | null;
  readonly createdAt: WireTimestamp | null;
  readonly deletedAt: WireTimestamp | null;
  readonly description: string;
  readonly disableCheckBadSync: boolean;
  readonly displayName: string;
  readonly downloadUrl: string;
  readonly id: string;
  readonly oauthAuthorizedAs: WireJson | null;
  /** An optional scalar: absent when unset. */
  readonly parallelSyncWorkerCount?: number;
  readonly profileAllowList: readonly string[];
  readonly profileIgnoreList: readonly string[];
  readonly status: WireConnectorStatus | null;
  readonly syncConfig: WireJson | null;
  readonly syncDisabledAt: WireTimestamp | null;
  readonly syncDisabledCategory: string;
  readonly syncDisabledReason: string;
  readonly updatedAt: WireTimestamp | null;
  /** The people who look after it. */
  readonly userIds: readonly string[];
}

/** `c1.api.app.v1.ConnectorStatus`: the latest sync. */
export interface WireConnectorStatus {
  readonly completedAt: WireTimestamp | null;
  readonly lastError: string;
  readonly startedAt: WireTimestamp | null;
  readonly status: OpenEnum<
    | 'SYNC_STATUS_UNSPECIFIED'
    | 'SYNC_STATUS_RUNNING'
    | 'SYNC_STATUS_DONE'
    | 'SYNC_STATUS_ERROR'
    | 'SYNC_STATUS_DISABLED'
  >;
  readonly updatedAt: WireTimestamp | null;
}
