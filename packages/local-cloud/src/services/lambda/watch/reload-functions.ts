import { StreambridgeError } from "@streambridge/errors";
import { dirname } from "node:path";
import type { Spy } from "../../../spy/facts.ts";
import { watchFolders } from "../../../watch/watch-folders.ts";
import type { Bundled } from "../bundle/manifest.ts";

/** What reloading works with. */
export interface ReloadOptions {
  /** The bundle that each function runs from now, by the function's physical name. */
  readonly bundled: ReadonlyMap<string, Bundled>;
  /** Bundles a function as its sources are now. @throws StreambridgeError `BUNDLE_FAILED` */
  readonly bundle: (functionName: string) => Promise<Bundled>;
  /** Runs it from another bundle from now on. */
  readonly replace: (functionName: string, bundle: string) => void;
  readonly spy: Spy;
}

/**
 * Watches the sources of functions. A function of which a source changes is bundled anew and, if that makes a difference,
 * runs from the new bundle; the spy is told `function-replaced`. Where it does not bundle, the function goes on as it was,
 * the spy is told `function-kept`, and every change nearby is taken for a try at mending it.
 *
 * @returns Ends the watching.
 */
export function reloadFunctions({ bundled, bundle, replace, spy }: ReloadOptions): () => void {
  const current = new Map(bundled);
  const failing = new Set<string>();
  let changed = new Set<string>();
  let isRunning = false;

  const reload = async (functionName: string): Promise<void> => {
    const started = performance.now();
    try {
      const made = await bundle(functionName);
      const isNew = made.path !== current.get(functionName)?.path;
      current.set(functionName, made);
      failing.delete(functionName);
      watching.add(made.sources.map((path) => dirname(path)));
      if (!isNew) return;
      replace(functionName, made.path);
      spy.tell({ kind: "function-replaced", functionName, milliseconds: performance.now() - started });
    } catch (thrown) {
      failing.add(functionName);
      spy.tell({ kind: "function-kept", functionName, reason: StreambridgeError.from(thrown).sentence });
    }
  };

  // One run after another: what changes during a run is the next one's, and of two bundles the later one stays.
  const run = async (): Promise<void> => {
    if (isRunning) return;
    isRunning = true;
    while (changed.size > 0) {
      const paths = changed;
      changed = new Set();
      const concerned = [...current].filter(
        ([name, { sources }]) => failing.has(name) || sources.some((path) => paths.has(path)),
      );
      await Promise.all(concerned.map(([name]) => reload(name)));
    }
    isRunning = false;
  };

  const watching = watchFolders((paths) => {
    changed = new Set([...changed, ...paths]);
    void run();
  });
  const sources = [...bundled.values()].flatMap((one) => one.sources);
  watching.add(sources.map((path) => dirname(path)));
  // What changed between the bundling and now went unseen; where nothing did, the bundles are found as they were made.
  changed = new Set(sources);
  void run();
  return () => watching.stop();
}
