import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { ProcessGroup } from '../processGroup';

/** Writes what a Brotli file holds into another file of the given mode. Throws when it is damaged. */
export async function decompress(from: string, to: string, mode = 0o644): Promise<void> {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to, { mode }));
}

/**
 * Unpacks a tar archive, compressed with Brotli, into a folder that is made where it is missing.
 * Throws, with the words of tar, when the archive is damaged.
 */
export async function unpackTar(archive: string, into: string): Promise<void> {
  await mkdir(into, { recursive: true });
  // A file rather than the standard input of tar: Node destroys that stream as soon as it hears of
  // the end of the process, and reports a premature close although tar has read every byte.
  const plain = `${archive}.plain`;
  await decompress(archive, plain);
  const tar = new ProcessGroup('tar', ['-x', '-f', plain, '-C', into], { env: process.env });
  if ((await tar.closed) !== 0) {
    throw new Error(`tar could not unpack ${archive}:\n${tar.output.trim()}`);
  }
  await rm(plain);
}
