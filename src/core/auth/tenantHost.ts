import { MalformedCredentialError } from '../errors';

/** Where a tenant lives. */
export interface TenantHost {
  /**
   * Host name in lower case, with its port where it has one; on loopback with `https://` before it
   * where that was typed, so that it reads back as what it is.
   */
  readonly host: string;
  /** By https; on loopback by http unless https was typed. */
  readonly origin: string;
  /** What a signed assertion names as its audience: the host without the port. */
  readonly audience: string;
  /** `c1`: a host of ConductorOne's own. A person has to confirm any other by name. */
  readonly owner: 'c1' | 'other';
}

const c1Suffixes = ['.conductor.one', '.c1eu.ai'];
const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Reads what a person typed or pasted: `acme.conductor.one`, or its address in the browser.
 *
 * A bare tenant name is not completed: the same name can exist in another region.
 *
 * @throws {MalformedCredentialError} saying what is wrong with it, without quoting it: it may be a
 * secret in the wrong box.
 */
export function parseTenantHost(text: string): TenantHost {
  const typed = text.trim();
  const url = toUrl(typed);
  // A URL drops tabs and line breaks without a word, and takes a backslash for a slash.
  if (url === undefined || /[\s\\\p{Cc}]/u.test(typed)) throw notAHostName();
  if (url.username !== '' || url.password !== '') {
    throw new MalformedCredentialError('A host may not contain a user name or password.');
  }
  if (url.search !== '' || url.hash !== '') {
    throw new MalformedCredentialError('Give the host alone, without anything behind it.');
  }
  const isLoopback = isOnLoopback(url);
  if (!isLoopback && !isDnsName(url.hostname)) throw notAHostName();
  if (!isLoopback && !url.hostname.includes('.')) {
    throw new MalformedCredentialError(
      'This is not a full host name. Write it out, such as acme.conductor.one.',
    );
  }
  if (url.protocol === 'http:' && !isLoopback) {
    throw new MalformedCredentialError('A tenant is reached by https only.');
  }
  const isLoopbackByHttps = isLoopback && url.protocol === 'https:';
  const isC1 = url.port === '' && c1Suffixes.some((suffix) => url.hostname.endsWith(suffix));
  return {
    host: isLoopbackByHttps ? url.origin : url.host,
    origin: url.origin,
    audience: url.hostname,
    owner: isC1 ? 'c1' : 'other',
  };
}

const notAHostName = () =>
  new MalformedCredentialError('This is not a host name. It looks like acme.conductor.one.');

/** Labels of letters, digits and inner hyphens (RFC 1123). */
function isDnsName(name: string): boolean {
  const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
  return name.length <= 253 && name.split('.').every((part) => label.test(part));
}

const isOnLoopback = (url: URL) => loopbackNames.includes(url.hostname);

/** The address with its scheme: where none was typed, that is https, but http on loopback. */
function toUrl(typed: string): URL | undefined {
  if (/^https?:\/\//i.test(typed)) return parseUrl(typed);
  const byHttps = parseUrl(`https://${typed}`);
  return byHttps !== undefined && isOnLoopback(byHttps) ? parseUrl(`http://${typed}`) : byHttps;
}

const parseUrl = (text: string) => (URL.canParse(text) ? new URL(text) : undefined);
