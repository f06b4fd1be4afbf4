import * as vscode from 'vscode';
import { parseTenantHost } from '../../core/auth/tenantHost';
import type { Services } from '../services';

/** Opens the tenant in the browser. Addresses of single objects are not documented by the vendor. */
export async function openInC1({ reporter, store }: Services): Promise<void> {
  const session = store.current;
  if (!('tenant' in session) || session.tenant.host === '') {
    reporter.warn('Sign in to a tenant first.');
    return;
  }
  const { origin } = parseTenantHost(session.tenant.host);
  await vscode.env.openExternal(vscode.Uri.parse(`${origin}/`));
}
