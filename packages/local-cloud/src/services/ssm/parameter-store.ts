import type { Clock } from "../../clock.ts";
import { viewGraph } from "../../graph/graph-view.ts";
import type { ResourceGraph } from "../../graph/graph.ts";

/** A parameter as GetParameter shows it. */
export interface Parameter {
  readonly Name: string;
  /** `String`, `StringList` or `SecureString`. */
  readonly Type: string;
  readonly Value: string;
  readonly Version: number;
  /** Seconds since the epoch, as AWS's JSON has dates. */
  readonly LastModifiedDate: number;
  readonly ARN: string;
  readonly DataType: "text";
}

/** The parameters, by name. */
export interface ParameterStore {
  find(name: string): Parameter | undefined;
  all(): readonly Parameter[];
  /** Writes a parameter; one that is there gets the next version. */
  put(name: string, type: string, value: string): Parameter;
  /** @returns Whether there was one. */
  remove(name: string): boolean;
}

/** Makes the graph's parameters. */
export function createParameterStore(graph: ResourceGraph, clock: Clock): ParameterStore {
  const parameters = new Map<string, Parameter>();
  const { region, accountId } = graph.app;
  const put: ParameterStore["put"] = (name, type, value) => {
    const parameter: Parameter = {
      Name: name,
      Type: type,
      Value: value,
      Version: (parameters.get(name)?.Version ?? 0) + 1,
      LastModifiedDate: clock.now() / 1000,
      ARN: `arn:aws:ssm:${region}:${accountId}:parameter/${name.replace(/^\//, "")}`,
      DataType: "text",
    };
    parameters.set(name, parameter);
    return parameter;
  };
  for (const { inputs, outputs } of viewGraph(graph).byType("aws:ssm/parameter:Parameter")) {
    const { type = "String", value = "" } = inputs as Readonly<Record<string, string>>;
    put(String(outputs["name"]), type, value);
  }
  return {
    find: (name) => parameters.get(name),
    all: () => [...parameters.values()],
    put,
    remove: (name) => parameters.delete(name),
  };
}
