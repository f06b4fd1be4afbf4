import * as vscode from 'vscode';
import type { AccessContent } from '../../core/tree/accessNode';
import type { Services } from '../services';
import { targetNodes } from './targets';

type Needs = Pick<Services, 'reporter' | 'view'>;

/** Puts the ids of the rows on the clipboard, one line each. */
export async function copyId(services: Needs, args: readonly unknown[]): Promise<void> {
  await copy(services, args, (content) => idOf(content));
}

/** Puts the rows as JSON on the clipboard: one object, or a list of them. */
export async function copyJson(services: Needs, args: readonly unknown[]): Promise<void> {
  const objects = targetNodes(args, services).flatMap((node) => objectOf(node.content) ?? []);
  const [only, ...more] = objects;
  if (only === undefined) {
    services.reporter.warn('Select a row in the Access view first.');
    return;
  }
  await write(JSON.stringify(more.length === 0 ? only : objects, undefined, 2));
}

async function copy(
  services: Needs,
  args: readonly unknown[],
  textOf: (content: AccessContent) => string | undefined,
): Promise<void> {
  const texts = targetNodes(args, services).flatMap((node) => textOf(node.content) ?? []);
  if (texts.length === 0) services.reporter.warn('Select a row in the Access view first.');
  else await write(texts.join('\n'));
}

async function write(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage('$(check) Copied', 2000);
}

function idOf(content: AccessContent): string | undefined {
  switch (content.kind) {
    case 'app':
      return content.app.id;
    case 'resourceType':
      return content.resourceType.id;
    case 'entitlement':
      return `${content.entitlement.appId}/${content.entitlement.entitlementId}`;
    case 'grant':
      return `${content.grant.appId}/${content.grant.entitlementId}/${content.grant.accountId}`;
    default:
      return undefined;
  }
}

function objectOf(content: AccessContent): object | undefined {
  switch (content.kind) {
    case 'app':
      return content.app;
    case 'resourceType':
      return content.resourceType;
    case 'entitlement':
      return content.entitlement;
    case 'grant':
      return content.grant;
    default:
      return undefined;
  }
}
