/** `npm run format`: formats every file of the project. */
import { runPackageBinary } from './packageBinary';

process.exitCode = runPackageBinary('prettier', ['--write', '--log-level', 'warn', '.']);
