import { VscodeCheckbox } from '@vscode-elements/elements/dist/vscode-checkbox/vscode-checkbox.js';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type {
  BulkPanelIntent,
  BulkPanelRow,
  BulkPanelView,
} from '../../../shared/messages/bulkPanel';
import { codeBlock } from '../../components/texts';

type Send = (intent: BulkPanelIntent) => void;

/** The cells of a grant's row: its tick, whom it concerns, old end, new end, what happens. */
export function grantCells(row: BulkPanelRow, send: Send): readonly (string | TemplateResult)[] {
  const { after, before, canTick, isTicked, key, kind, subject } = row;
  const tick = tickBox({
    id: `tick-${key}`,
    label: `Change ${subject}`,
    state: isTicked ? 'all' : 'none',
    isDisabled: !canTick,
    onTick: (isNowTicked) => send({ kind: 'tick', key, isTicked: isNowTicked }),
  });
  return [
    // What can never be ticked has no box; what was sent keeps its place empty.
    kind === 'ready' ? tick : '',
    subject,
    moment(before),
    moment(after),
    whatHappens(row, send),
  ];
}

/** The box above those of the rows. */
export function tickAll({ canTick, ticked }: BulkPanelView, send: Send): TemplateResult {
  return tickBox({
    id: 'tick-shown',
    label: 'Change all shown',
    state: ticked,
    isDisabled: !canTick,
    onTick: (isTicked) => send({ kind: 'tickShown', isTicked }),
  });
}

function moment({ text, title }: BulkPanelRow['before']): TemplateResult {
  return html`<span class="moment" title=${title}>${text}</span>`;
}

function whatHappens(row: BulkPanelRow, send: Send): TemplateResult {
  const { hasRequest, key, kind, request, requestId, subject, words } = row;
  const isShown = request !== '';
  return html`
    <span class="outcome-${kind}">${words}</span>
    ${requestId === '' ? nothing : html`<span class="table-note">(request id ${requestId})</span>`}
    ${
      hasRequest
        ? html`<button
            id="request-${key}"
            class="link-button"
            aria-expanded=${isShown ? 'true' : 'false'}
            @click=${() => send({ kind: 'showRequest', key, isShown: !isShown })}
          >
            ${isShown ? 'Hide Request' : 'Show Request'}<span class="screen-reader-only">
              for ${subject}</span
            >
          </button>`
        : nothing
    }
    ${isShown ? codeBlock(`Request for ${subject}`, request) : nothing}
  `;
}

interface TickBox {
  readonly id: string;
  readonly label: string;
  readonly state: BulkPanelView['ticked'];
  readonly isDisabled: boolean;
  readonly onTick: (isTicked: boolean) => void;
}

function tickBox({ id, isDisabled, label, onTick, state }: TickBox): TemplateResult {
  return html`<vscode-checkbox
    id=${id}
    title=${label}
    .checked=${live(state === 'all')}
    .indeterminate=${live(state === 'some')}
    ?disabled=${isDisabled}
    @change=${({ currentTarget }: Event) => {
      if (currentTarget instanceof VscodeCheckbox) onTick(currentTarget.checked);
    }}
    ><span class="screen-reader-only">${label}</span></vscode-checkbox
  >`;
}
