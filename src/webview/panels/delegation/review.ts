import { html, nothing, type TemplateResult } from 'lit';
import type { DelegationPanelView, DelegationStep } from '../../../shared/messages/delegationPanel';
import { buttonRow } from '../../components/buttons';
import { dataTable } from '../../components/dataTable';
import { codeBlock, notice, section } from '../../components/texts';
import type { Send } from './form';

/** What will be sent, in words and to the letter. */
export function review(
  step: Extract<DelegationStep, { readonly kind: 'review' }>,
  findings: DelegationPanelView['findings'],
  send: Send,
): TemplateResult {
  const { action, differences, inexactUndo, request } = step;
  const isRemoval = action === 'remove';
  return html`
    ${section(
      { id: 'changes', heading: isRemoval ? 'Remove the delegation?' : 'Set the delegation?' },
      [
        dataTable({
          id: 'differences',
          caption: 'What changes',
          columns: [{ label: 'What', isRowHeader: true }, { label: 'Now' }, { label: 'Then' }],
          rows: differences.map(({ after, before, label }) => ({
            key: label,
            cells: [label, before, after],
          })),
          emptyText: 'Nothing changes.',
        }),
        // They are about a delegation that is to be set.
        html`${isRemoval ? nothing : findings.map(({ message }) => notice('warning', message))}`,
        html`${
          inexactUndo === ''
            ? nothing
            : notice('warning', `This cannot be undone exactly: ${inexactUndo}.`)
        }`,
      ],
    )}
    ${section({ id: 'request', heading: 'What will be sent' }, codeBlock('Request', request))}
    ${buttonRow([
      { id: 'apply', label: 'Apply', isPrimary: true, onPress: () => send({ kind: 'apply' }) },
      { id: 'back', label: 'Back', onPress: () => send({ kind: 'back' }) },
    ])}
  `;
}
