import { html, nothing, type TemplateResult } from 'lit';
import {
  delegationMapProtocol,
  type DelegationMapIntent,
  type DelegationMapView,
} from '../../../shared/messages/delegationMap';
import { joinParts } from '../../../shared/text/words';
import { buttonRow } from '../../components/buttons';
import { dataTable } from '../../components/dataTable';
import { busyNote, notice, pageHeading, section } from '../../components/texts';
import { startPanel } from '../../frame/startPanel';
import { picture } from './picture';

type Send = (intent: DelegationMapIntent) => void;

startPanel({
  protocol: delegationMapProtocol,
  announcement: ({ isLoading, problem, summary }) =>
    isLoading ? 'Reading the delegations…' : joinParts(summary, problem),
  draw: (view, send) => html`
    ${pageHeading('Who Delegates to Whom', joinParts(`in ${view.tenant}`, view.asOf && `as of ${view.asOf}`))}
    ${state(view, send)} ${view.people.length === 0 ? empty(view) : content(view, send)}
  `,
});

function state({ isLoading, problem, summary }: DelegationMapView, send: Send): TemplateResult {
  return html`
    ${isLoading ? busyNote('Reading the delegations…') : nothing}
    ${problem === '' ? nothing : notice('warning', problem)}
    <p class="totals" id="summary">${summary}</p>
    ${buttonRow([
      isLoading
        ? { id: 'cancel', label: 'Cancel', onPress: () => send({ kind: 'cancel' }) }
        : { id: 'refresh', label: 'Refresh', onPress: () => send({ kind: 'refresh' }) },
    ])}
  `;
}

/** What is not known is not called empty. */
function empty({ asOf }: DelegationMapView): TemplateResult | typeof nothing {
  return asOf === '' ? nothing : html`<p>Nobody in this tenant delegates their tasks.</p>`;
}

function content(view: DelegationMapView, send: Send): TemplateResult {
  return html`
    ${section({ id: 'as-picture', heading: 'Picture' }, picture(view, send))}
    ${section(
      { id: 'as-table', heading: 'Table' },
      dataTable({
        id: 'delegations',
        caption: 'Table of who delegates to whom',
        columns: [
          { label: 'Person', isRowHeader: true },
          { label: 'Delegate' },
          { label: 'Note' },
          { label: 'Actions' },
        ],
        rows: view.delegations.map((delegation) => ({
          key: delegation.userId,
          cells: cellsOf(delegation, send),
        })),
        emptyText: 'Nobody delegates their tasks.',
      }),
    )}
  `;
}

function cellsOf(
  delegation: DelegationMapView['delegations'][number],
  send: Send,
): readonly (string | TemplateResult)[] {
  const { delegateName, marks, markWords, name, remembered, userId, way } = delegation;
  const link = (id: string, label: string, kind: 'open' | 'showPerson') =>
    html`<button id="${id}-${userId}" class="link-button" @click=${() => send({ kind, userId })}>
      ${label}<span class="screen-reader-only"> for ${name}</span>
    </button>`;
  return [
    name,
    delegateName,
    html`${joinParts(markWords, marks.length > 0 && way)}
    ${remembered === '' ? nothing : html`<div class="table-note">${remembered}</div>`}`,
    html`${link('open', 'Set Delegation', 'open')} ${link('show', 'Show in People', 'showPerson')}`,
  ];
}
