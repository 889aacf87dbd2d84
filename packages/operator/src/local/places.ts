import { viewGraph, type Resource, type ResourceGraph } from "@streambridge/local-cloud";
import type { Subscription } from "./subscriptions.ts";

/** Whose the parts of the stack are, by the names that facts use. */
export interface Places {
  /** The consumer behind a rule, a work queue, or a function, by its physical name. */
  readonly consumerOfRule: ReadonlyMap<string, string>;
  readonly consumerOfQueue: ReadonlyMap<string, string>;
  readonly consumerOfFunction: ReadonlyMap<string, string>;
  /** Physical name of the bridge's function. */
  readonly bridge: string;
  /** Physical name of the queue of parked records. */
  readonly parkQueue: string;
  /** Physical name of the table of all entities. */
  readonly table: string;
  /** Names of its key attributes, the partition's first. */
  readonly keyNames: readonly string[];
}

/** Finds the parts of the stack in its graph, by the logical names that stacks/ gives them. */
export function findPlaces(graph: ResourceGraph, subscriptions: readonly Subscription[]): Places {
  const view = viewGraph(graph);
  const each = (find: (name: string, prefix: string) => string): ReadonlyMap<string, string> =>
    new Map(subscriptions.map(({ name }): [string, string] => [find(name, pascalCase(name)), name]));
  return {
    consumerOfRule: each((_, prefix) => view.physicalName("EventRule", `${prefix}QueueRule`)),
    consumerOfQueue: each((_, prefix) => view.physicalName("Queue", `${prefix}Queue`)),
    consumerOfFunction: each((name) => functionUnder(graph, `packages/consumers/${name}/`)),
    bridge: functionUnder(graph, "packages/bridge/src/handler.handler"),
    parkQueue: view.physicalName("Queue", "Parked"),
    table: view.physicalName("Table", "Entities"),
    keyNames: keyNamesOf(view.one("Table", "Entities")),
  };
}

function keyNamesOf({ inputs }: Resource): readonly string[] {
  return [inputs["hashKey"], inputs["rangeKey"]].filter((name) => typeof name === "string");
}

/** Physical name of the function whose handler's path begins so; empty when there is none. */
function functionUnder(graph: ResourceGraph, path: string): string {
  return graph.functions.find(({ handler }) => handler.startsWith(path))?.functionName ?? "";
}

function pascalCase(name: string): string {
  return name.replaceAll(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());
}
