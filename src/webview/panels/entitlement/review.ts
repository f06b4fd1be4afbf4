import { html, nothing, type TemplateResult } from 'lit';
import type {
  EditingView,
  EntitlementPanelIntent,
  ReviewView,
} from '../../../shared/messages/entitlementPanel';
import { buttonRow } from '../../components/buttons';
import { dataTable } from '../../components/dataTable';
import { busyNote, codeBlock, notice, pageHeading, section } from '../../components/texts';
import { busyWords, reach } from './form';
import { longText, settingName } from './cells';

type Send = (intent: EntitlementPanelIntent) => void;

/** The difference in words, and exactly what will be sent. */
export function drawReview(
  view: EditingView & { readonly review: ReviewView },
  send: Send,
): TemplateResult {
  const { busy, review, subtitle, title } = view;
  const { body, differences, inexactUndo, method, path, unseenOverwrites, updateMask } = review;
  return html`
    ${pageHeading(`Review: ${title}`, subtitle)} ${reach(view, send)}
    ${unseenOverwrites === '' ? nothing : notice('warning', unseenOverwrites)}
    ${
      inexactUndo === ''
        ? nothing
        : notice('warning', `This cannot be undone exactly: ${inexactUndo}.`)
    }
    ${buttonRow([
      {
        id: 'apply',
        label: 'Apply',
        isPrimary: true,
        isDisabled: busy !== null,
        onPress: () => send({ kind: 'apply' }),
      },
      {
        id: 'difference',
        label: 'Show JSON Difference',
        onPress: () => send({ kind: 'showDifference' }),
      },
      {
        id: 'back',
        label: 'Back',
        isDisabled: busy === 'applying',
        onPress: () => send({ kind: 'closeReview' }),
      },
    ])}
    ${busy === null ? nothing : busyNote(busyWords[busy])}
    ${section(
      { id: 'differences', heading: 'What Will Change' },
      dataTable({
        id: 'difference-table',
        caption: 'Settings that will change',
        columns: [{ label: 'Setting', isRowHeader: true }, { label: 'Now' }, { label: 'Then' }],
        rows: differences.map(({ after, before, field, label }) => ({
          key: field,
          cells: [settingName(label), longText(before), longText(after)],
        })),
        emptyText: '',
      }),
    )}
    ${section({ id: 'request', heading: 'What Will Be Sent' }, [
      html`<p>Update mask: <code>${updateMask}</code></p>`,
      codeBlock('The request', `${method} ${path}\n\n${body}`),
    ])}
  `;
}
