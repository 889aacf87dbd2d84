import { StreambridgeError } from "@streambridge/errors";
import type { FunctionBuild, Resource } from "../graph.ts";
import type { BuildCall } from "./mock/rpc.ts";
import { unwrapSecrets } from "./unwrap-secrets.ts";

/**
 * Finds for each build the Lambda function that it belongs to. SST names a build by its function component; the Lambda
 * function is that component's child.
 *
 * @returns one entry per build, sorted by function name.
 * @throws StreambridgeError `GRAPH_UNSUPPORTED` when a build's component has no Lambda function.
 */
export function associateBuilds(builds: readonly BuildCall[], resources: readonly Resource[]): FunctionBuild[] {
  const functions = new Map<string, Resource>();
  for (const resource of resources) {
    if (resource.type !== "aws:lambda/function:Function" || resource.parent === undefined) continue;
    functions.set(resource.parent.split("::").at(-1) ?? "", resource);
  }
  return builds
    .map((build) => {
      const resource = functions.get(build.functionID);
      if (resource === undefined) {
        throw new StreambridgeError("GRAPH_UNSUPPORTED", `SST builds ${build.functionID}, but makes no function of it`);
      }
      return describe(build, resource);
    })
    .toSorted((a, b) => (a.functionName < b.functionName ? -1 : 1));
}

function describe(build: BuildCall, resource: Resource): FunctionBuild {
  const { architecture, ...properties } = build.properties ?? {};
  return {
    functionName: String(resource.outputs["name"]),
    handler: build.handler,
    runtime: build.runtime,
    architecture: String(architecture),
    properties,
    links: unwrapSecrets(build.links ?? {}).value as FunctionBuild["links"],
  };
}
