import { dirname, join } from "node:path";
import { watchFolders } from "../watch/watch-folders.ts";
import { fingerprint } from "./fingerprint.ts";
import { readsOf } from "./graph-cache.ts";
import type { RecordOptions } from "./graph.ts";

/**
 * Watches what a program read when it was recorded: its sources, and each file and folder that it looked at. Another
 * program makes another graph, and a graph that has been booted stays as it is.
 *
 * @param cache Where the recording is kept; where it was not kept, nothing is watched.
 * @param onChanged Told which files differ from what was recorded, from the project's folder, each time that these are
 * others than before; none when they are all as they were.
 * @returns Ends the watching.
 */
export function watchProgram(
  options: RecordOptions,
  cache: string,
  onChanged: (paths: readonly string[]) => void,
): () => void {
  const reads = readsOf(options, cache).filter(([path]) => !path.includes("node_modules") && !path.startsWith(".sst/"));
  let known = "";
  const watching = watchFolders(() => {
    const changed = reads.filter(([path, before]) => fingerprint(join(options.project, path)) !== before);
    const paths = changed.map(([path]) => path);
    if (paths.join("\n") === known) return;
    known = paths.join("\n");
    onChanged(paths);
  });
  // A folder that it listed counts as a file does; a file is watched through its folder.
  watching.add(reads.flatMap(([path]) => [join(options.project, path), dirname(join(options.project, path))]));
  return () => watching.stop();
}
