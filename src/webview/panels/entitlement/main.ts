import { html, type TemplateResult } from 'lit';
import {
  entitlementPanelProtocol,
  type EntitlementPanelIntent,
  type EntitlementPanelView,
} from '../../../shared/messages/entitlementPanel';
import { countOf } from '../../../shared/text/words';
import { buttonRow } from '../../components/buttons';
import { busyNote, notice, pageHeading } from '../../components/texts';
import { startPanel } from '../../frame/startPanel';
import { busyWords, drawForm } from './form';
import { drawReview } from './review';
import { withTyped } from './typed';

type Send = (intent: EntitlementPanelIntent) => void;

startPanel({
  protocol: entitlementPanelProtocol,
  draw,
  foresee: withTyped,
  announcement,
  onEscape: (view, send) => {
    if (view.kind === 'editing' && view.review !== null) send({ kind: 'closeReview' });
  },
});

function draw(view: EntitlementPanelView, send: Send): TemplateResult {
  switch (view.kind) {
    case 'loading':
      return html`${pageHeading(view.title)}${busyNote('Loading…')}`;
    case 'waiting':
      return html`${pageHeading(view.title)}${notice('info', view.message)}`;
    case 'failed':
      return html`${pageHeading(view.title)}${notice('error', view.message)}
      ${buttonRow([
        {
          id: 'reload',
          label: 'Try Again',
          isPrimary: true,
          onPress: () => send({ kind: 'reload' }),
        },
      ])}`;
    case 'editing':
      return view.review === null
        ? drawForm(view, send)
        : drawReview({ ...view, review: view.review }, send);
  }
}

function announcement(view: EntitlementPanelView): string {
  switch (view.kind) {
    case 'loading':
      return 'Loading…';
    case 'waiting':
    case 'failed':
      return view.message;
    case 'editing':
      if (view.busy !== null) return busyWords[view.busy];
      if (view.review !== null) {
        return `Review: ${countOf(view.review.differences.length, 'field')} will change.`;
      }
      return [
        ...view.notices.map(({ text }) => text),
        ...view.clashes.map(({ label }) => `${label} was changed in the tenant as well.`),
      ].join(' ');
  }
}
