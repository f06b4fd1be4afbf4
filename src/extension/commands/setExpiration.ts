import { parseExpirationInput } from '../../shared/text/expirationInput';
import { describeChosenEnd } from '../../shared/text/expiry';
import { askText } from '../prompts';
import type { Services } from '../services';
import { changeGrants } from './changeGrants';
import { grantTargets } from './grantTargets';

/** Asks until when, and makes the grants end then. */
export async function setExpiration(services: Services, args: readonly unknown[]): Promise<void> {
  const targets = await grantTargets(args, services, 'Set Expiration');
  if (targets === undefined) return;
  const read = (text: string) => parseExpirationInput(text, services.clock.now());
  const typed = await askText({
    title: 'Set Expiration',
    prompt: 'When does the access end?',
    placeHolder: '30d, 12h, 3 months, end of month, 2026-12-31, 2026-12-31 18:00',
    validate: (text) => {
      const input = read(text);
      return input.kind === 'problem' ? input.message : undefined;
    },
    explain: (text) => {
      const now = services.clock.now();
      const input = parseExpirationInput(text, now);
      return input.kind === 'date' ? describeChosenEnd(input.expiresAt, now) : undefined;
    },
  });
  const input = typed === undefined ? undefined : read(typed);
  if (input?.kind !== 'date') return;
  const { expiresAt } = input;
  await changeGrants(services, targets, {
    action: 'Set Expiration',
    changeOf: (grant) => ({ kind: 'setExpiration', grant, expiresAt }),
  });
}
