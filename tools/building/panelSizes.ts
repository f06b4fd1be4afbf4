/** Largest sum of all scripts that panels share, in bytes. */
const sharedLimit = 180_000;

/** Largest script of one panel, in bytes, without what it shares. */
const panelLimit = 60_000;

/**
 * What is wrong with the sizes of the panels' scripts, a sentence each; empty where nothing is.
 *
 * @param sizes file names with sizes in bytes; shared files are those named `chunk-…`.
 */
export function oversizedPanelFiles(sizes: ReadonlyMap<string, number>): readonly string[] {
  const scripts = [...sizes].filter(([name]) => name.endsWith('.js'));
  const isShared = (name: string) => name.startsWith('chunk-');
  const shared = scripts
    .filter(([name]) => isShared(name))
    .reduce((total, [, bytes]) => total + bytes, 0);
  return [
    ...(shared > sharedLimit
      ? [`The panels share ${shared} bytes of scripts; at most ${sharedLimit} are allowed.`]
      : []),
    ...scripts
      .filter(([name, bytes]) => !isShared(name) && bytes > panelLimit)
      .map(([name, bytes]) => `${name} has ${bytes} bytes; at most ${panelLimit} are allowed.`),
  ];
}
