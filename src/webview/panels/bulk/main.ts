import { html, nothing, type TemplateResult } from 'lit';
import {
  bulkPanelProtocol,
  type BulkPanelIntent,
  type BulkPanelView,
} from '../../../shared/messages/bulkPanel';
import { countOf } from '../../../shared/text/words';
import { buttonRow, type ButtonFacts } from '../../components/buttons';
import { dataTable } from '../../components/dataTable';
import { busyNote, notice, pageHeading } from '../../components/texts';
import { startPanel } from '../../frame/startPanel';
import { grantCells, tickAll } from './cells';

type Send = (intent: BulkPanelIntent) => void;

startPanel({
  protocol: bulkPanelProtocol,
  announcement: ({ announcement }) => announcement,
  draw: (view, send) => html`
    ${pageHeading(view.heading, `in ${view.tenant}`)}
    ${view.readOnlyBecause === '' ? nothing : notice('warning', view.readOnlyBecause)}
    ${view.problem === '' ? nothing : notice('error', view.problem)}
    <div id="actions" role="group" tabindex="-1" aria-label="Actions">${actions(view, send)}</div>
    ${dataTable({
      id: 'grants',
      caption: 'What happens to each grant',
      columns: [
        { label: tickAll(view, send) },
        { label: 'Grant', isRowHeader: true },
        { label: 'Old end' },
        { label: 'New end' },
        { label: 'What happens' },
      ],
      rows: view.rows.map((row) => ({ key: row.key, cells: grantCells(row, send) })),
      emptyText: 'No grant fits the filter.',
      totals: view.totals,
      filter: { value: view.filter, onInput: (text) => send({ kind: 'filter', text }) },
    })}
  `,
});

function actions(view: BulkPanelView, send: Send): TemplateResult {
  const { applyCount, progress, readOnlyBecause, resumeCount, retryCount, work } = view;
  if (work === 'applying' || work === 'reading') {
    return html`${busyNote(progress)}
    ${buttonRow([{ id: 'cancel', label: 'Cancel', onPress: () => send({ kind: 'cancel' }) }])}`;
  }
  const isDisabled = work !== 'idle' || readOnlyBecause !== '';
  const apply: ButtonFacts = {
    id: 'apply',
    label: applyCount === 0 ? 'Apply' : `Apply to ${countOf(applyCount, 'Grant')}`,
    isPrimary: true,
    isDisabled: isDisabled || applyCount === 0,
    onPress: () => send({ kind: 'apply' }),
  };
  const again = (id: string, label: string, count: number, outcome: 'failed' | 'cancelled') =>
    count === 0 ? [] : [{ id, label, isDisabled, onPress: () => send({ kind: 'retry', outcome }) }];
  return buttonRow([
    apply,
    ...again('retry', `Retry ${retryCount} Failed`, retryCount, 'failed'),
    ...again('resume', `Resume ${resumeCount} Cancelled`, resumeCount, 'cancelled'),
  ]);
}
