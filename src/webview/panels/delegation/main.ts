import { html, nothing, type TemplateResult } from 'lit';
import {
  delegationPanelProtocol,
  type DelegationPanelView,
} from '../../../shared/messages/delegationPanel';
import { button } from '../../components/buttons';
import { busyNote, notice, pageHeading } from '../../components/texts';
import { startPanel } from '../../frame/startPanel';
import { form, type Send } from './form';
import { review } from './review';

startPanel({
  protocol: delegationPanelProtocol,
  announcement,
  onEscape: ({ step }, send) => {
    if (step.kind === 'review') send({ kind: 'back' });
  },
  draw: (view, send) => html`
    ${pageHeading('Delegation', `in ${view.tenant}`)} ${outcome(view, send)} ${content(view, send)}
  `,
});

function outcome({ failure, step }: DelegationPanelView, send: Send): TemplateResult {
  return html`
    ${step.kind === 'done' ? notice('info', step.message) : nothing}
    ${
      failure === ''
        ? nothing
        : html`${notice('error', failure)}
          ${button({ id: 'retry', label: 'Retry', onPress: () => send({ kind: 'retry' }) })}`
    }
  `;
}

function content(view: DelegationPanelView, send: Send): TemplateResult {
  const { isLoading, step } = view;
  switch (step.kind) {
    case 'review':
      return review(step, view.findings, send);
    case 'applying':
      return busyNote('Applying…');
    case 'edit':
    case 'done':
      return html`${form(view, send)} ${isLoading ? busyNote('Reading the people…') : nothing}`;
  }
}

function announcement({ failure, findings, step }: DelegationPanelView): string {
  if (failure !== '') return failure;
  switch (step.kind) {
    case 'review':
      return 'Review what will be sent.';
    case 'applying':
      return 'Applying…';
    case 'done':
      return step.message;
    case 'edit':
      return findings.map(({ message }) => message).join(' ');
  }
}
