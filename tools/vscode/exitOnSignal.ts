const parentCheckIntervalMs = 500;

/**
 * Makes a signal, and the end of the process that started this one, end this process in the way
 * that `process.exit` does, so that what is to be stopped with it is stopped. To be called by the
 * main module of a process.
 *
 * npm runs its scripts in a shell, and a shell that is terminated does not pass the signal on.
 */
export function exitOnSignal(): void {
  for (const [signal, number] of [
    ['SIGHUP', 1],
    ['SIGINT', 2],
    ['SIGTERM', 15],
  ] as const) {
    // The shell's convention for a process that a signal ended.
    process.once(signal, () => process.exit(128 + number));
  }
  const parentId = process.ppid;
  setInterval(() => {
    if (process.ppid !== parentId) process.exit(1);
  }, parentCheckIntervalMs).unref();
}
