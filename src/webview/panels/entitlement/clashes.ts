import { nothing, type TemplateResult } from 'lit';
import type { ClashView, EntitlementPanelIntent } from '../../../shared/messages/entitlementPanel';
import { buttonRow } from '../../components/buttons';
import { dataTable } from '../../components/dataTable';
import { notice, section } from '../../components/texts';
import { longText, settingName } from './cells';

type Send = (intent: EntitlementPanelIntent) => void;

/** What was changed in the tenant as well: base, server now and mine side by side. */
export function clashTable(
  clashes: readonly ClashView[],
  send: Send,
): TemplateResult | typeof nothing {
  if (clashes.length === 0) return nothing;
  return section({ id: 'clashes', heading: 'Changed Meanwhile' }, [
    notice(
      'warning',
      'These settings were changed in the tenant after you began. Choose for each which value counts; nothing is sent before you review it.',
    ),
    dataTable({
      id: 'clash-table',
      caption: 'Settings that were changed in the tenant as well',
      columns: [
        { label: 'Setting', isRowHeader: true },
        { label: 'When you began' },
        { label: 'In the tenant now' },
        { label: 'Yours' },
        { label: 'Which counts' },
      ],
      rows: clashes.map(({ base, field, label, mine, serverNow }) => ({
        key: field,
        cells: [
          settingName(label),
          longText(base),
          longText(serverNow),
          longText(mine),
          choice(field, label, send),
        ],
      })),
      emptyText: '',
    }),
  ]);
}

function choice(field: string, about: string, send: Send): TemplateResult {
  return buttonRow([
    {
      id: `mine-${field}`,
      label: 'Keep Mine',
      about,
      onPress: () => send({ kind: 'resolve', field, take: 'mine' }),
    },
    {
      id: `theirs-${field}`,
      label: 'Take Theirs',
      about,
      onPress: () => send({ kind: 'resolve', field, take: 'theirs' }),
    },
  ]);
}
