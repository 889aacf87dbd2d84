import type { ResourceGraph } from "../../../graph/graph.ts";
import type { InvokeAsync } from "../asynchronous.ts";
import type { Functions } from "../functions.ts";
import type { RunningMapping } from "../mappings/index.ts";

/** What Lambda's API works on. */
export interface LambdaApi {
  readonly graph: ResourceGraph;
  readonly functions: Functions;
  readonly invokeAsync: InvokeAsync;
  /** Of the graph; they are added as they start. */
  readonly mappings: readonly RunningMapping[];
}
