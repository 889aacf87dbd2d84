import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Something that lies directly in a folder. */
export interface Entry {
  readonly name: string;
  readonly isFolder: boolean;
}

/**
 * Where a registry is read from: a folder of the disk, a revision of git, texts in memory. Paths start at its root and
 * have forward slashes, such as `schemas/users/domain.json`.
 */
export interface Files {
  /** The text of a file, or undefined when there is none that can be read. */
  readonly text: (file: string) => string | undefined;
  /** What lies in a folder, by name, so that nothing that is made from it depends on the disk; empty without it. */
  readonly entries: (folder: string) => readonly Entry[];
}

/** The files below a folder of the disk. */
export function filesOnDisk(root: string): Files {
  return {
    text(file) {
      try {
        return readFileSync(join(root, file), "utf8");
      } catch {
        return undefined;
      }
    },
    entries(folder) {
      try {
        return readdirSync(join(root, folder), { withFileTypes: true })
          .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
          .sort(byName);
      } catch {
        return [];
      }
    },
  };
}

/** Texts by path, as files. */
export function filesInMemory(texts: ReadonlyMap<string, string>): Files {
  return {
    text: (file) => texts.get(file),
    entries(folder) {
      const found = new Map<string, Entry>();
      for (const path of texts.keys()) {
        if (!path.startsWith(`${folder}/`)) continue;
        const [name = "", ...below] = path.slice(folder.length + 1).split("/");
        found.set(name, { name, isFolder: below.length > 0 });
      }
      return [...found.values()].sort(byName);
    },
  };
}

function byName(one: Entry, other: Entry): number {
  return one.name < other.name ? -1 : 1;
}
