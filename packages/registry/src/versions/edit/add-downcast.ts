import { StreambridgeError } from "@streambridge/errors";

/** Which downcast is to be added. */
export interface AddedDowncast {
  /** The event type that is made, such as `UserRegistered.v2`. */
  readonly older: string;
  readonly newer: string;
  /** Whether the folder of downcasts has a file of this name. */
  readonly isTaken: (file: string) => boolean;
}

/** A downcast as files. */
export interface DowncastFiles {
  /** Name of the new file in the folder of downcasts. */
  readonly file: string;
  readonly text: string;
  /** The list of downcasts with the new one in its place. */
  readonly listed: string;
}

/** The line that begins the list, and lines of it, as packages/events has them. */
const LIST = /^export const downcasts\b.*\{$/;
const IMPORT = /^import \{ \w+ \} from "(\.\/[^"]+)";$/;
const ENTRY = /^ {2}"([^"]+)": \w+,$/;

/**
 * Writes a downcast between two versions that say the same so far, and adds it to the list.
 *
 * @param list the text of `downcasts.ts`.
 * @throws StreambridgeError `UNEXPECTED` when the list has another shape than it always had.
 */
export function addDowncast(list: string, { older, newer, isTaken }: AddedDowncast): DowncastFiles {
  const [name = "", version = ""] = older.split(".");
  const constant = `${name.charAt(0).toLowerCase()}${name.slice(1)}${version.toUpperCase()}`;
  const kebab = name.replaceAll(/(?<=[a-z0-9])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
  const file = isTaken(`${kebab}.ts`) ? `${kebab}-${version}.ts` : `${kebab}.ts`;
  return {
    file,
    text: [
      'import type { Downcast } from "./downcast.ts";',
      "",
      `/** ${newer} says what ${older} says. */`,
      `export const ${constant}: Downcast<"${newer}", "${older}"> = (newer) => newer;`,
      "",
    ].join("\n"),
    listed: insert(list, `import { ${constant} } from "./${file}";`, `  "${older}": ${constant},`),
  };
}

/** Both lines go where the order of the alphabet wants them. */
function insert(list: string, importing: string, entry: string): string {
  const lines = list.split("\n");
  const start = lines.findIndex((line) => LIST.test(line));
  const end = lines.indexOf("};", start);
  if (start === -1 || end === -1) {
    throw new StreambridgeError("UNEXPECTED", "the list of downcasts has another shape than it always had", {
      mend: `Add these lines by hand:\n${importing}\n${entry}`,
    });
  }
  const entryPlace = placeFor(lines, ENTRY, entry, [start + 1, end]);
  const importPlace = placeFor(lines, IMPORT, importing, [0, start]);
  return lines.toSpliced(entryPlace, 0, entry).toSpliced(importPlace, 0, importing).join("\n");
}

/** Before the first line of that kind that sorts later; else after the last one; else at the end of the range. */
function placeFor(lines: readonly string[], kind: RegExp, line: string, [from, to]: readonly [number, number]): number {
  const keyOf = (one: string) => kind.exec(one)?.[1];
  const key = keyOf(line) ?? "";
  const known = lines.slice(from, to).map(keyOf);
  const later = known.findIndex((other) => other !== undefined && other > key);
  if (later !== -1) return from + later;
  const last = known.findLastIndex((other) => other !== undefined);
  return last === -1 ? to : from + last + 1;
}
