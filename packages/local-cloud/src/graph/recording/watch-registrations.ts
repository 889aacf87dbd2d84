import type { Resource } from "../graph.ts";
import type { Monitor, RegisterRequest, RegisterResponse } from "./program.ts";
import { unwrapSecrets } from "./unwrap-secrets.ts";

const STACK_TYPE = "pulumi:pulumi:Stack";

/**
 * Keeps every resource that passes `monitor`, with what mocks are not told: parent, protection, retention and what it
 * depends on. URNs are made as Pulumi's engine makes them: each type with the types of all its parents, the stack left
 * out. (The monitor for mocks names the nearest parent only, and the stack, which would show in the types of links.)
 *
 * @returns the resources, which grow while the program runs.
 */
export function watchRegistrations(monitor: Monitor): readonly Resource[] {
  const resources: Resource[] = [];
  const newUrn = monitor.newUrn.bind(monitor);
  monitor.newUrn = (parent, type, name) => {
    const parentType = parent.split("::")[2];
    const qualified = parentType && parentType !== STACK_TYPE ? `${parentType}$${type}` : type;
    return newUrn("", qualified, name);
  };
  const register = monitor.registerResource.bind(monitor);
  monitor.registerResource = (request, done) =>
    register(request, (error, response) => {
      if (response !== undefined && request.getType() !== STACK_TYPE) resources.push(read(request, response));
      done(error, response);
    });
  return resources;
}

function read(request: RegisterRequest, response: RegisterResponse): Resource {
  const inputs = unwrapSecrets(request.getObject()?.toJavaScript() ?? {});
  const outputs = unwrapSecrets(response.getObject()?.toJavaScript() ?? {});
  const parent = request.getParent();
  return {
    urn: response.getUrn(),
    type: request.getType(),
    name: request.getName(),
    ...(response.getId() !== "" && { id: response.getId() }),
    ...(parent !== "" && !parent.includes(`::${STACK_TYPE}::`) && { parent }),
    custom: request.getCustom(),
    inputs: inputs.value as Resource["inputs"],
    outputs: outputs.value as Resource["outputs"],
    ...(inputs.secret && { secret: true }),
    ...(request.getProtect() && { protect: true }),
    ...(request.getRetainondelete() && { retainOnDelete: true }),
    ...(request.getIgnorechangesList().length > 0 && { ignoreChanges: request.getIgnorechangesList() }),
    dependsOn: request.getDependenciesList().toSorted(),
  };
}
