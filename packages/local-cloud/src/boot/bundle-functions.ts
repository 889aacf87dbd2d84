import { join } from "node:path";
import type { ResourceGraph } from "../graph/graph.ts";
import { bundle } from "../services/lambda/bundle/bundle.ts";
import type { Bundled } from "../services/lambda/bundle/manifest.ts";
import { readFunctions, type FunctionAsked } from "../services/lambda/from-graph.ts";
import type { Booting } from "./booting.ts";

/** A function with its bundle. */
export interface BundledFunction {
  readonly asked: FunctionAsked;
  readonly bundle: Bundled;
}

/** Bundles the functions of a graph, all at once. */
export function bundleFunctions(booting: Booting, graph: ResourceGraph): Promise<readonly BundledFunction[]> {
  const bundleOne = async (asked: FunctionAsked): Promise<BundledFunction> => ({
    asked,
    bundle: await bundleFunction(booting, asked),
  });
  return booting.step(
    "Bundle the functions",
    () => Promise.all(readFunctions(graph).map(bundleOne)),
    (bundled) => `${bundled.length} functions`,
  );
}

/** Bundles one function, as it is now. */
export function bundleFunction(
  { project, cache }: Pick<Booting, "project" | "cache">,
  { build }: FunctionAsked,
): Promise<Bundled> {
  return bundle({ project, build, cache: join(cache, "bundles") });
}
