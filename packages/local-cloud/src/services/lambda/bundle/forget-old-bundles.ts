import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { KEEP_BUNDLE_MS } from "../../../limits.ts";

/**
 * Deletes the bundles of a function that were made long ago, but not the one in `kept`: each change leaves one of some
 * megabytes behind, which another local cloud may still be running.
 */
export async function forgetOldBundles(folder: string, kept: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  const contents = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name));
  await Promise.all(
    contents
      .filter((content) => content !== kept)
      .map(async (content) => {
        // Another local cloud may be deleting it as well.
        const madeMs = await stat(content).then(
          ({ mtimeMs }) => mtimeMs,
          () => 0,
        );
        if (Date.now() - madeMs > KEEP_BUNDLE_MS) await rm(content, { recursive: true, force: true });
      }),
  );
}
