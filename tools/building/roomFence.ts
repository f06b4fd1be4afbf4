/**
 * The files of a bundle that it may not hold.
 *
 * @param files paths below the project's root; packages are nobody's room.
 * @param rooms folders below `src/` whose files are allowed.
 */
export function filesOutsideRooms(
  files: readonly string[],
  rooms: readonly string[],
): readonly string[] {
  return files.filter(
    (file) => file.startsWith('src/') && !rooms.some((room) => file.startsWith(`src/${room}/`)),
  );
}
