/**
 * `npm run package`: builds and packs the extension into the project's root, and prints what is in
 * the package. `--for-tests` leaves it where the tests look for it.
 */
import { packageExtension, testPackageFolder } from './packaging/packageExtension';

async function main(): Promise<void> {
  const { path, sizeBytes, files } = await packageExtension(
    process.argv.includes('--for-tests') ? testPackageFolder : undefined,
  );
  for (const file of files) console.log(`  ${String(file.sizeBytes).padStart(9)}  ${file.name}`);
  console.log(`${path}: ${files.length} files, ${(sizeBytes / 1024).toFixed(1)} KiB packed`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
