import { viewGraph } from "../../../graph/graph-view.ts";
import type { Resource, ResourceGraph } from "../../../graph/graph.ts";
import { DEFAULT_FUNCTION_MEMORY_MB, DEFAULT_FUNCTION_TIMEOUT_S } from "../../../limits.ts";

/** A function of the graph as GetFunctionConfiguration shows it. */
export function describeFunction({ inputs, outputs }: Resource): Readonly<Record<string, unknown>> {
  return {
    FunctionName: outputs["name"],
    FunctionArn: outputs["arn"],
    Runtime: inputs["runtime"],
    Role: inputs["role"],
    Handler: inputs["handler"],
    Description: inputs["description"] ?? "",
    Timeout: inputs["timeout"] ?? DEFAULT_FUNCTION_TIMEOUT_S,
    MemorySize: inputs["memorySize"] ?? DEFAULT_FUNCTION_MEMORY_MB,
    Version: "$LATEST",
    ...(inputs["environment"] !== undefined && { Environment: variablesIn(inputs["environment"]) }),
    PackageType: "Zip",
    Architectures: inputs["architectures"] ?? ["x86_64"],
    State: "Active",
    LastUpdateStatus: "Successful",
  };
}

/** The functions of a graph, in the order of their names. */
export function functionsIn(graph: ResourceGraph): readonly Resource[] {
  return viewGraph(graph)
    .byType("aws:lambda/function:Function")
    .toSorted((a, b) => (String(a.outputs["name"]) < String(b.outputs["name"]) ? -1 : 1));
}

function variablesIn(environment: unknown): { readonly Variables: unknown } {
  return { Variables: (environment as { readonly variables?: unknown }).variables ?? {} };
}
