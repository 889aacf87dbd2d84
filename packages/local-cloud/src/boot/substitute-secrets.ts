import { SECRET_TOKEN, type ResourceGraph } from "../graph/graph.ts";

/** Puts the values of secrets where their tokens stand, in every text of the graph. */
export function substituteSecrets(graph: ResourceGraph, secrets: Readonly<Record<string, string>>): ResourceGraph {
  const pairs = Object.entries(secrets).map(([name, value]) => [SECRET_TOKEN(name), value] as const);
  const substitute = (value: unknown): unknown => {
    if (typeof value === "string")
      return pairs.reduce((text, [token, secret]) => text.replaceAll(token, () => secret), value);
    if (Array.isArray(value)) return value.map(substitute);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, substitute(inner)]));
  };
  return substitute(graph) as ResourceGraph;
}
