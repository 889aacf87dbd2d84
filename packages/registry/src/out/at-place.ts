import { StreambridgeError } from "@streambridge/errors";

/** What the disk says of a place that cannot be what was asked for; a full or broken disk is none of these. */
const WRONG_PLACE: ReadonlySet<unknown> = new Set([
  "EACCES",
  "EEXIST",
  "EISDIR",
  "ENOENT",
  "ENOTDIR",
  "EPERM",
  "EROFS",
]);

/**
 * Reads or writes at a place that somebody named.
 *
 * @param place the file or folder, as it was named
 * @throws StreambridgeError `USAGE` when the place is a file where a folder is wanted, the other way round, or one where
 *   nothing may be written; anything else as it was thrown.
 */
export function atPlace<T>(place: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (!(cause instanceof Error) || !WRONG_PLACE.has((cause as NodeJS.ErrnoException).code)) throw cause;
    throw new StreambridgeError("USAGE", `${place} cannot be written: ${cause.message}`, {
      cause,
      mend: "Name another place with --out.",
    });
  }
}
