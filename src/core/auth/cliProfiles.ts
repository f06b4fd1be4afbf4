import { load } from 'js-yaml';
import * as v from 'valibot';
import { MalformedCredentialError } from '../errors';

/** A profile of the vendor's command line, as its file holds it. */
export interface CliProfile {
  readonly name: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

const profileShape = v.object({
  'client-id': v.optional(v.string(), ''),
  'client-secret': v.optional(v.string(), ''),
});

const fileShape = v.object({ profiles: v.record(v.string(), v.unknown()) });

/**
 * Reads the text of `~/.conductorone/config.yaml`. Profiles without a client id and secret are
 * left out.
 *
 * @throws {MalformedCredentialError} which never quotes the file.
 */
export function parseCliProfiles(yaml: string): readonly CliProfile[] {
  const file = v.safeParse(fileShape, parseYaml(yaml));
  if (!file.success) {
    throw new MalformedCredentialError('The file of the command line has no profiles in it.');
  }
  return Object.entries(file.output.profiles).flatMap(([name, value]) => {
    const profile = v.safeParse(profileShape, value);
    if (!profile.success) return [];
    const { 'client-id': clientId, 'client-secret': clientSecret } = profile.output;
    return clientId && clientSecret ? [{ name, clientId, clientSecret }] : [];
  });
}

function parseYaml(yaml: string): unknown {
  try {
    return load(yaml);
  } catch {
    // The cause is left out: it quotes the lines around the mistake, secrets among them.
    throw new MalformedCredentialError('The file of the command line is not valid YAML.');
  }
}
