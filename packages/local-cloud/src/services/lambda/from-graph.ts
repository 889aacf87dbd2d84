import { StreambridgeError } from "@streambridge/errors";
import { viewGraph } from "../../graph/graph-view.ts";
import type { FunctionBuild, Resource, ResourceGraph } from "../../graph/graph.ts";
import { DEFAULT_FUNCTION_MEMORY_MB, DEFAULT_FUNCTION_TIMEOUT_S } from "../../limits.ts";

/** A function that the program asks for. */
export interface FunctionAsked {
  /** The physical name. */
  readonly name: string;
  readonly arn: string;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  /** How many executions it may have at once; undefined: as many as there is work. */
  readonly reserved?: number;
  readonly logGroup: string;
  /** Variables as the program set them, AWS's addresses in them. */
  readonly environment: Readonly<Record<string, string>>;
  readonly build: FunctionBuild;
}

/**
 * The functions of a graph.
 *
 * @throws StreambridgeError `GRAPH_UNSUPPORTED` for a function that is not built from Node.js sources.
 */
export function readFunctions(graph: ResourceGraph): readonly FunctionAsked[] {
  const view = viewGraph(graph);
  return view.byType("aws:lambda/function:Function").map((resource) => {
    const name = String(resource.outputs["name"]);
    const build = view.buildOf(name);
    if (!build?.runtime.startsWith("nodejs")) {
      throw new StreambridgeError("GRAPH_UNSUPPORTED", `function ${resource.name} is not built from Node.js sources`, {
        detail: { function: resource.name, runtime: resource.inputs["runtime"] },
      });
    }
    return readFunction(resource, name, build);
  });
}

function readFunction({ inputs, outputs }: Resource, name: string, build: FunctionBuild): FunctionAsked {
  const variables = inputs["environment"] as { readonly variables?: Readonly<Record<string, string>> } | undefined;
  const logging = inputs["loggingConfig"] as { readonly logGroup?: string } | undefined;
  // The provider writes "no reservation" as -1.
  const reserved = Number(inputs["reservedConcurrentExecutions"] ?? -1);
  return {
    name,
    arn: String(outputs["arn"]),
    timeoutMs: Number(inputs["timeout"] ?? DEFAULT_FUNCTION_TIMEOUT_S) * 1000,
    memoryMb: Number(inputs["memorySize"] ?? DEFAULT_FUNCTION_MEMORY_MB),
    ...(reserved >= 0 && { reserved }),
    logGroup: logging?.logGroup ?? `/aws/lambda/${name}`,
    environment: variables?.variables ?? {},
    build,
  };
}
