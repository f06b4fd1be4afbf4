/**
 * `npm run credentials -- set|show|delete`: keeps the client id and secret of the live tenant for
 * `npm run test:live` in the operating system's keychain. `set` asks for them, or reads two lines
 * from standard input.
 */
import { credentialsCommand } from './live/credentialsCommand';
import { systemKeychain } from './live/keychain';

const terminal = { input: process.stdin, output: process.stderr };

credentialsCommand(process.argv.slice(2), systemKeychain, terminal).then(
  (line) => console.log(line),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
