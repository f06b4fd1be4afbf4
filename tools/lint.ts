/** `npm run lint`: the rules of the code with no warning allowed, and the formatting. */
import { runPackageBinary } from './packageBinary';

const exitCodes = [
  runPackageBinary('eslint', ['--max-warnings', '0', '.']),
  runPackageBinary('prettier', ['--check', '--log-level', 'warn', '.']),
];
process.exitCode = Math.max(...exitCodes);
