import type { Clock } from "../../clock.ts";
import { viewGraph } from "../../graph/graph-view.ts";
import type { ResourceGraph } from "../../graph/graph.ts";
import { awsFault } from "../aws-fault.ts";
import type { MountedService } from "../gateway/gateway.ts";
import { serveJson } from "../gateway/json-protocol.ts";
import type { Operation, Operations } from "../gateway/operation.ts";

/** A parameter as GetParameter shows it. */
interface Parameter {
  readonly Name: string;
  readonly Type: string;
  readonly Value: string;
  readonly Version: number;
  /** Seconds since the epoch, as AWS's JSON has dates. */
  readonly LastModifiedDate: number;
  readonly ARN: string;
  readonly DataType: "text";
}

/** What the parameter store is made from. */
export interface SsmOptions {
  readonly graph: ResourceGraph;
  readonly clock: Clock;
}

/** SSM's parameter store with the graph's parameters. Nothing is encrypted, whatever a parameter's type says. */
export function createSsm({ graph, clock }: SsmOptions): MountedService {
  const parameters = new Map<string, Parameter>();
  const put = (Name: string, Type: string, Value: string): Parameter => {
    const { region, accountId } = graph.app;
    const parameter: Parameter = {
      Name,
      Type,
      Value,
      Version: (parameters.get(Name)?.Version ?? 0) + 1,
      LastModifiedDate: clock.now() / 1000,
      ARN: `arn:aws:ssm:${region}:${accountId}:parameter${Name.startsWith("/") ? "" : "/"}${Name}`,
      DataType: "text",
    };
    parameters.set(Name, parameter);
    return parameter;
  };
  for (const { inputs, outputs } of viewGraph(graph).byType("aws:ssm/parameter:Parameter")) {
    put(String(outputs["name"]), String(inputs["type"] ?? "String"), String(inputs["value"] ?? ""));
  }
  return serveJson({ target: "AmazonSSM", version: "1.1", operations: operationsOf(parameters, put) });
}

type Put = (name: string, type: string, value: string) => Parameter;

function operationsOf(parameters: ReadonlyMap<string, Parameter>, put: Put): Operations {
  return {
    GetParameter: getParameter(parameters),
    GetParameters: getParameters(parameters),
    GetParametersByPath: getParametersByPath(parameters),
    PutParameter: putParameter(parameters, put),
  };
}

/** @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html */
function getParameter(parameters: ReadonlyMap<string, Parameter>): Operation {
  return ({ Name }) => {
    const found = parameters.get(String(Name));
    if (!found) throw awsFault("ParameterNotFound", `Parameter ${String(Name)} not found.`);
    return { Parameter: found };
  };
}

/** @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameters.html */
function getParameters(parameters: ReadonlyMap<string, Parameter>): Operation {
  return ({ Names }) => {
    const asked = (Names ?? []) as readonly string[];
    return {
      Parameters: asked.flatMap((name) => parameters.get(name) ?? []),
      InvalidParameters: asked.filter((name) => !parameters.has(name)),
    };
  };
}

/** In one page, whatever MaxResults says. @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParametersByPath.html */
function getParametersByPath(parameters: ReadonlyMap<string, Parameter>): Operation {
  return ({ Path, Recursive }) => {
    const folder = String(Path).endsWith("/") ? String(Path) : `${String(Path)}/`;
    const below = [...parameters.values()].filter(
      ({ Name }) => Name.startsWith(folder) && (Recursive === true || !Name.slice(folder.length).includes("/")),
    );
    return { Parameters: below };
  };
}

/** @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html */
function putParameter(parameters: ReadonlyMap<string, Parameter>, put: Put): Operation {
  return ({ Name, Type, Value, Overwrite }) => {
    const existing = parameters.get(String(Name));
    if (existing && Overwrite !== true) {
      throw awsFault(
        "ParameterAlreadyExists",
        "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.",
      );
    }
    const type = existing?.Type ?? Type;
    if (type === undefined)
      throw awsFault("ValidationException", "A parameter type is required when you create a parameter.");
    return { Version: put(String(Name), String(Type ?? type), String(Value)).Version, Tier: "Standard" };
  };
}
