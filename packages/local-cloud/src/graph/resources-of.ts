import type { Resource, ResourceGraph } from "./graph.ts";

/** The resources of one Pulumi type, in the graph's order. */
export function resourcesOf(graph: ResourceGraph, type: string): readonly Resource[] {
  return graph.resources.filter((resource) => resource.type === type);
}
