import { mayHideSetting } from '../../../shared/forms/entitlement/hiddenByRole';
import { labelOfSetting, sameSetting } from '../../../shared/forms/entitlement/settings';
import { describeSetting } from '../../../shared/forms/entitlement/words';
import { readUpdatedSettings } from '../../api/entitlementSettings';
import { NotFoundError } from '../../errors';
import { entitlementKey } from '../../model/ids';
import { mapConcurrently } from '../../util/mapConcurrently';
import type { EntitlementChange, FieldState } from '../change';
import type { ChangeFamily } from './family';
import { pickFields } from './fieldState';

/** Reads at once: the entitlements of a batch are asked for one by one. */
const readConcurrency = 4;

/**
 * What a request says of the entitlement even where no edit is about it: see `updateBody`. A write must
 * find it unmoved too.
 */
export const saidUnasked = { overrideAccessRequestsDefaults: null } as const;

/** Changing the settings of entitlements. */
export const entitlementUpdates: ChangeFamily<EntitlementChange> = {
  batchSize: 20,
  targetOf: ({ entitlement }) => `entitlement/${entitlementKey(entitlement)}`,
  readCurrent: async (api, changes, signal) => {
    const states = await mapConcurrently(changes, readConcurrency, async (change) => {
      try {
        const { settings } = await api.entitlements.settings(change.entitlement, signal);
        const state: FieldState = pickFields(settings, { ...saidUnasked, ...change.edits });
        return [[entitlementUpdates.targetOf(change), state] as const];
      } catch (error) {
        if (error instanceof NotFoundError) return [];
        throw error;
      }
    });
    return new Map(states.flat());
  },
  readAnswer: (json, { edits }) => ({
    after: pickFields(readUpdatedSettings(json), edits),
    isRevoked: false,
  }),
  isSame: sameSetting,
  mayHide: mayHideSetting,
  labelOf: labelOfSetting,
  describe: describeSetting,
  describeFully: describeSetting,
  requireTimely: () => undefined,
};
