import { html, nothing, type TemplateResult } from 'lit';
import type {
  EditingView,
  EntitlementPanelIntent,
} from '../../../shared/messages/entitlementPanel';
import { button, buttonRow } from '../../components/buttons';
import { rowList } from '../../components/rowList';
import { busyNote, notice, pageHeading, section } from '../../components/texts';
import { clashTable } from './clashes';
import { drawField } from './fields';

type Send = (intent: EntitlementPanelIntent) => void;

/** What is under way, for people. */
export const busyWords = {
  reviewing: 'Preparing the review…',
  applying: 'Applying…',
  loading: 'Reading the entitlement anew…',
} as const;

/** The form with everything around it. */
export function drawForm(view: EditingView, send: Send): TemplateResult {
  const { busy, notices, sections, subtitle, title } = view;
  return html`
    ${pageHeading(title, subtitle)} ${notices.map(({ severity, text }) => notice(severity, text))}
    ${reach(view, send)} ${clashTable(view.clashes, send)} ${actions(view, send)}
    ${busy === null ? nothing : busyNote(busyWords[busy])}
    ${sections.map(({ fields, title: heading }) =>
      section(
        { id: `section-${heading}`, heading },
        fields.map((field) => drawField(field, send, 'isTopLevel')),
      ),
    )}
    ${section({ id: 'section-Owners', heading: 'Owners' }, owners(view.owners, send))}
  `;
}

/** How many grants a change touches. */
export function reach({ reach: { state, text } }: EditingView, send: Send): TemplateResult {
  const count =
    state === 'counting'
      ? { label: 'Stop Counting', onPress: () => send({ kind: 'cancelCount' }) }
      : { label: 'Count', onPress: () => send({ kind: 'countOn' }) };
  return html`<div class="reach">
    <span>A change touches ${text}.</span>
    ${state === 'complete' ? nothing : button({ id: 'count', about: 'grants', ...count })}
  </div>`;
}

function actions({ busy, isDirty, reviewBlockedBy }: EditingView, send: Send): TemplateResult {
  return html`<div class="actions">
    ${buttonRow([
      {
        id: 'review',
        label: 'Review Changes',
        isPrimary: true,
        isDisabled: reviewBlockedBy !== '',
        onPress: () => send({ kind: 'review' }),
      },
      {
        id: 'discard',
        label: 'Discard',
        isDisabled: !isDirty || busy === 'applying',
        onPress: () => send({ kind: 'discard' }),
      },
      {
        id: 'reload',
        label: 'Reload',
        isDisabled: busy !== null,
        onPress: () => send({ kind: 'reload' }),
      },
    ])}
    <span class="field-hint">${reviewBlockedBy}</span>
  </div>`;
}

function owners(view: EditingView['owners'], send: Send): TemplateResult {
  switch (view.kind) {
    case 'loading':
      return busyNote('Loading the owners…');
    case 'failed':
      return notice('error', view.message);
    case 'loaded':
      return rowList({
        id: 'owners',
        label: 'Whom the entitlement belongs to',
        hint: 'Adding or removing an owner is confirmed and sent on its own.',
        rows: view.owners.map(({ id, name }) => ({
          key: id,
          label: name,
          content: html`<span title=${id}>${name}</span>`,
        })),
        emptyText: 'Nobody',
        addLabel: 'Add Owner…',
        ...(view.canChange
          ? {
              onAdd: () => send({ kind: 'addOwner' }),
              onRemove: (userId: string) => send({ kind: 'removeOwner', userId }),
            }
          : {}),
      });
  }
}
