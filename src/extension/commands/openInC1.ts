import * as vscode from 'vscode';
import type { Services } from '../services';

/** Opens the tenant in the browser. Addresses of single objects are not documented by the vendor. */
export async function openInC1({ reporter, store }: Services): Promise<void> {
  const session = store.current;
  if (!('tenant' in session) || session.tenant.host === '') {
    reporter.warn('Sign in to a tenant first.');
    return;
  }
  const scheme = session.tenant.credentialKind === 'demo' ? 'http' : 'https';
  await vscode.env.openExternal(vscode.Uri.parse(`${scheme}://${session.tenant.host}/`));
}
