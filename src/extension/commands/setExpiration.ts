import { planExpiration, refuseExpiration } from '../../core/change/plan/planExpiration';
import { grantRefOf } from '../../core/model/ids';
import { parseExpirationInput } from '../../shared/text/expirationInput';
import { describeChosenEnd } from '../../shared/text/expiry';
import { formatLocal } from '../../shared/text/localTime';
import { momentExamples } from '../../shared/text/momentInput';
import { askText } from '../prompts';
import type { Services } from '../services';
import { changeGrants } from './changeGrants';
import { grantTargets } from './grantTargets';

/** Asks until when, and makes the grants end then. */
export async function setExpiration(services: Services, args: readonly unknown[]): Promise<void> {
  const name = 'Set Expiration';
  const targets = await grantTargets(args, services, name);
  if (targets === undefined) return;
  await changeGrants(services, targets, {
    name,
    refuse: refuseExpiration,
    ask: async (title) => {
      const expiresAt = await askExpiration(services, title);
      return (
        expiresAt && {
          heading: `Set the expiration to ${formatLocal(expiresAt)}`,
          plan: (target, session, now) =>
            planExpiration(
              { kind: 'setExpiration', grant: grantRefOf(target.grant), expiresAt },
              target,
              session,
              now,
            ),
        }
      );
    },
  });
}

/** @returns undefined when the person leaves. */
export async function askExpiration(
  { clock }: Pick<Services, 'clock'>,
  title: string,
): Promise<Date | undefined> {
  const read = (text: string) => parseExpirationInput(text, clock.now());
  const typed = await askText({
    title,
    prompt: 'When does the access end?',
    placeHolder: momentExamples,
    validate: (text) => {
      const input = read(text);
      return input.kind === 'problem' ? input.message : undefined;
    },
    explain: (text) => {
      const now = clock.now();
      const input = parseExpirationInput(text, now);
      return input.kind === 'date' ? describeChosenEnd(input.expiresAt, now) : undefined;
    },
  });
  const input = typed === undefined ? undefined : read(typed);
  return input?.kind === 'date' ? input.expiresAt : undefined;
}
