/**
 * `npm run package`: builds and packs the extension into the project's root, and prints what is in
 * the package. `--for-tests` leaves it where the tests look for it.
 */
import { packageExtension, testPackageFolder } from './packaging/packageExtension';

const isForTests = process.argv.includes('--for-tests');

packageExtension(isForTests ? testPackageFolder : undefined).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
