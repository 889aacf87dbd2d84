import { join } from "node:path";
import type { ResourceGraph } from "../graph/graph.ts";
import { bundle } from "../services/lambda/bundle/bundle.ts";
import { readFunctions, type FunctionAsked } from "../services/lambda/from-graph.ts";
import type { Booting } from "./booting.ts";

/** A function with the path of its bundle. */
export interface BundledFunction {
  readonly asked: FunctionAsked;
  readonly bundle: string;
}

/** Bundles the functions of a graph, all at once. */
export function bundleFunctions(
  { step, project, cache }: Booting,
  graph: ResourceGraph,
): Promise<readonly BundledFunction[]> {
  const bundles = join(cache, "bundles");
  const bundleOne = async (asked: FunctionAsked): Promise<BundledFunction> => ({
    asked,
    bundle: await bundle({ project, build: asked.build, cache: bundles }),
  });
  return step(
    "Bundle the functions",
    () => Promise.all(readFunctions(graph).map(bundleOne)),
    (bundled) => `${bundled.length} functions`,
  );
}
