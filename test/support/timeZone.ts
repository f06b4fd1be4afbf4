/** Runs the tests of the suite in a time zone of the IANA database, and puts the machine's own back. */
export function inTimeZone(name: string): void {
  let before: string | undefined;
  beforeEach(() => {
    before = process.env['TZ'];
    process.env['TZ'] = name;
  });
  afterEach(() => {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  });
}
