/** `npm run types`: checks the types of every room. */
import { runPackageBinary } from './packageBinary';

process.exitCode = runPackageBinary('tsc', ['-b']);
