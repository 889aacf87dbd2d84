import { statSync, watch, type FSWatcher } from "node:fs";
import { join } from "node:path";
import { SOURCES_SETTLE_MS } from "../limits.ts";

/** Tells what changes in some folders, the folders below them left out. */
export interface FolderWatch {
  /** Watches these folders as well; one that is not there is passed over. */
  add(folders: Iterable<string>): void;
  stop(): void;
}

/**
 * Watches folders rather than files: an editor that saves puts a new file in the place of the old one. It works in real
 * time, as those who change the files do, and keeps no process running.
 *
 * @param onChanged Called with the absolute paths of what was written, made or removed, once nothing has changed for a
 * moment.
 */
export function watchFolders(onChanged: (paths: ReadonlySet<string>) => void): FolderWatch {
  const watchers = new Map<string, FSWatcher>();
  let changed = new Set<string>();
  let settling: NodeJS.Timeout | undefined;

  const tell = (): void => {
    const paths = changed;
    changed = new Set();
    onChanged(paths);
  };
  const note = (path: string): void => {
    changed.add(path);
    clearTimeout(settling);
    settling = setTimeout(tell, SOURCES_SETTLE_MS);
    settling.unref();
  };
  const forget = (folder: string): void => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };
  const watchOne = (folder: string): void => {
    if (watchers.has(folder) || !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
    const watcher = watch(folder, { persistent: false }, (_event, name) => {
      note(folder);
      if (name !== null) note(join(folder, name));
    });
    // The folder has been removed: there is nothing in it any more that could change.
    watcher.once("error", () => forget(folder));
    watchers.set(folder, watcher);
  };

  return {
    add: (folders) => {
      for (const folder of folders) watchOne(folder);
    },
    stop: () => {
      clearTimeout(settling);
      for (const folder of watchers.keys()) forget(folder);
    },
  };
}
