import { StreambridgeError } from "@streambridge/errors";
import type { FunctionBuild, Resource, ResourceGraph } from "./graph.ts";

/**
 * Questions about a graph. A `type` is Pulumi's token (`aws:sqs/queue:Queue`) or its last part (`Queue`), which stands
 * for what a provider makes, never for a component. A `name` is the logical name of the resource, or of the component
 * that made it: `new sst.aws.Queue("Mail")` makes a resource called `MailQueue`, and both names find it.
 */
export interface GraphView {
  readonly graph: ResourceGraph;
  byType(type: string): readonly Resource[];
  byUrn(urn: string): Resource | undefined;
  find(type: string, name: string): Resource | undefined;
  /** @throws StreambridgeError `GRAPH_UNSUPPORTED` when there is no such resource; the message lists those of its type. */
  one(type: string, name: string): Resource;
  /** Everything below a component, however deep. */
  childrenOf(componentName: string): readonly Resource[];
  /** The name that AWS knows the resource by. @throws as {@link GraphView.one}. */
  physicalName(type: string, name: string): string;
  /** What the function with this physical name is built from. */
  buildOf(functionName: string): FunctionBuild | undefined;
}

/** Indexes a graph once, for as many questions as you like. */
export function viewGraph(graph: ResourceGraph): GraphView {
  const urns = new Map(graph.resources.map((resource) => [resource.urn, resource]));
  const builds = new Map(graph.functions.map((build) => [build.functionName, build]));
  const types = Map.groupBy(graph.resources, ({ type }) => type);
  const lastParts = Map.groupBy(
    graph.resources.filter(({ custom }) => custom),
    ({ type }) => lastPart(type),
  );

  const byType = (type: string): readonly Resource[] => types.get(type) ?? lastParts.get(type) ?? [];
  const componentOf = ({ parent }: Resource): Resource | undefined =>
    parent === undefined ? undefined : urns.get(parent);
  const find = (type: string, name: string): Resource | undefined =>
    byType(type).find((resource) => resource.name === name) ??
    byType(type).find((resource) => componentOf(resource)?.name === name);
  const one = (type: string, name: string): Resource => find(type, name) ?? notFound(type, name, byType(type));
  const isBelow = (resource: Resource, name: string): boolean => {
    const component = componentOf(resource);
    return component !== undefined && (component.name === name || isBelow(component, name));
  };

  return {
    graph,
    byType,
    byUrn: (urn) => urns.get(urn),
    find,
    one,
    childrenOf: (name) => graph.resources.filter((resource) => isBelow(resource, name)),
    physicalName: (type, name) => physicalNameOf(one(type, name)),
    buildOf: (functionName) => builds.get(functionName),
  };
}

/** The name that AWS knows a resource by, whichever property of its type holds it. */
export function physicalNameOf({ id, name, outputs }: Resource): string {
  const given = outputs["name"] ?? outputs["bucket"] ?? outputs["targetId"];
  return typeof given === "string" ? given : (id ?? name);
}

function notFound(type: string, name: string, sameType: readonly Resource[]): never {
  const there = sameType.map((resource) => resource.name).join(", ") || "none";
  throw new StreambridgeError(
    "GRAPH_UNSUPPORTED",
    `no ${lastPart(type)} is called ${name}; the program has: ${there}`,
    {
      detail: { type, name },
    },
  );
}

const lastPart = (type: string): string => type.split(":").at(-1) ?? type;
