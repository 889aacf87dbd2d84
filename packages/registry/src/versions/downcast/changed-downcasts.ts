import { readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { askGit, git } from "../../review/revisions/git.ts";
import { DOWNCASTS } from "./run-downcasts.ts";

const FOLDER = dirname(DOWNCASTS);
const IMPORT = /\b(?:from|import) "(\.\.?\/[^"]+)"/g;
const LISTED_IMPORT = /^import \{ (\w+) \} from "\.\/([^"]+)";$/gm;
const LISTED = /^ {2}"([^"]+)": (\w+),$/gm;

/**
 * Which older event types are made by other code than at a commit, committed or not: their file, one that it imports from
 * the folder of downcasts, or the line of the list is another. An event type that the list does not show is one of them as
 * soon as anything in the folder is.
 *
 * @throws StreambridgeError `REVISIONS_UNREADABLE` when git cannot compare.
 */
export function changedDowncasts(root: string, commit: string): (eventType: string) => boolean {
  const changed = new Set(changedFiles(root, commit));
  if (changed.size === 0) return () => false;
  const now = listed(readText(root, DOWNCASTS));
  const before = listed(askGit(root, ["show", `${commit}:./${DOWNCASTS}`]).stdout);
  return (eventType) => {
    const file = now.get(eventType);
    if (file === undefined || file !== before.get(eventType)) return true;
    return [...closureOf(root, file)].some((one) => changed.has(one));
  };
}

/** Files in the folder that differ from the commit or that it does not have, from the root. */
function changedFiles(root: string, commit: string): readonly string[] {
  const differ = git(root, ["diff", "--name-only", "--relative", "-z", commit, "--", FOLDER]);
  const untracked = git(root, ["ls-files", "--others", "--exclude-standard", "-z", "--", FOLDER]);
  return `${differ}${untracked}`.split("\0").filter(Boolean);
}

/** Event type to the file that the list takes its downcast from. */
function listed(text: string): ReadonlyMap<string, string> {
  const files = new Map([...text.matchAll(LISTED_IMPORT)].map(([, name = "", file = ""]) => [name, file]));
  return new Map(
    [...text.matchAll(LISTED)].flatMap(([, eventType = "", name = ""]) => {
      const file = files.get(name);
      return file === undefined ? [] : [[eventType, posix.join(FOLDER, file)]];
    }),
  );
}

/** A file with everything that it imports by a relative path. */
function closureOf(root: string, file: string, known = new Set<string>()): ReadonlySet<string> {
  if (known.has(file)) return known;
  known.add(file);
  for (const [, path = ""] of readText(root, file).matchAll(IMPORT)) {
    closureOf(root, posix.join(posix.dirname(file), path), known);
  }
  return known;
}

function readText(root: string, file: string): string {
  try {
    return readFileSync(join(root, file), "utf8");
  } catch {
    return "";
  }
}
