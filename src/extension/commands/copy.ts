import * as vscode from 'vscode';
import { copyableId, copyablesAsJson, sortForCopy, type Copyable } from '../../core/tree/copied';
import type { TenantScope } from '../../core/tenantScope';
import { countOf } from '../../shared/text/words';
import { choose } from '../prompts';
import type { Services } from '../services';
import { pickApp, pickEntitlement, pickGrant } from './pickers';
import { targetNodes } from './targets';

/** Puts the ids of the rows on the clipboard, one line each. */
export function copyId(services: Services, args: readonly unknown[]): Promise<void> {
  return copy(services, args, {
    title: 'Copy Id',
    countWord: 'id',
    textOf: (copyables) => copyables.map(copyableId).join('\n'),
  });
}

/** Puts the rows as JSON on the clipboard: one object, or a list of them. */
export function copyJson(services: Services, args: readonly unknown[]): Promise<void> {
  return copy(services, args, {
    title: 'Copy JSON',
    countWord: 'JSON object',
    textOf: copyablesAsJson,
  });
}

interface CopyStyle {
  readonly title: string;
  /** What is counted when it is told. */
  readonly countWord: string;
  readonly textOf: (copyables: readonly Copyable[]) => string;
}

/** Copies the clicked or selected rows, or asks for one thing. */
async function copy(
  services: Services,
  args: readonly unknown[],
  { title, countWord, textOf }: CopyStyle,
): Promise<void> {
  const scope = services.scope();
  if (scope === undefined) {
    services.reporter.warn('Sign in to a tenant first.');
    return;
  }
  const rows = sortForCopy(targetNodes(args, services).map((node) => node.content));
  const copyables =
    rows.copyables.length > 0 ? rows.copyables : await ask(scope, services.clock.now(), title);
  if (copyables.length === 0) return;
  await vscode.env.clipboard.writeText(textOf(copyables));
  const copied = `Copied ${countOf(copyables.length, countWord)}`;
  if (rows.leftOut === '') vscode.window.setStatusBarMessage(`$(check) ${copied}`, 2000);
  else services.reporter.tell(`${copied}. Left out: ${rows.leftOut}.`);
}

/** @returns nothing when the person leaves. */
async function ask(scope: TenantScope, now: Date, title: string): Promise<readonly Copyable[]> {
  const kind = await choose(
    [
      { label: 'App…', value: 'app' },
      { label: 'Entitlement…', value: 'entitlement' },
      { label: 'Grant…', value: 'grant' },
    ] as const,
    { title, placeHolder: 'What do you want to copy?' },
  );
  switch (kind) {
    case undefined:
      return [];
    case 'app': {
      const app = await pickApp(scope, title);
      return app === undefined ? [] : [{ kind, app }];
    }
    case 'entitlement': {
      const app = await pickApp(scope, title);
      const entitlement = app && (await pickEntitlement(scope, app, title));
      return entitlement === undefined ? [] : [{ kind, entitlement }];
    }
    case 'grant': {
      const picked = await pickGrant(scope, now, title);
      return picked === undefined ? [] : [{ kind, grant: picked.grant }];
    }
  }
}
