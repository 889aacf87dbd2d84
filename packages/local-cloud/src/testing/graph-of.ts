import { ACCOUNT_ID, DEFAULT_REGION } from "../graph/recording/account.ts";
import type { FunctionBuild, Resource, ResourceGraph } from "../graph/graph.ts";

const STREAM_LABEL = "2026-01-01T00:00:00.000";

/** A graph written by hand, for tests that need a few resources and no program. */
export function graphOf(resources: readonly Resource[], functions: readonly FunctionBuild[] = []): ResourceGraph {
  return {
    app: { name: "shop", stage: "test", region: DEFAULT_REGION, accountId: ACCOUNT_ID },
    outputs: {},
    resources,
    functions,
  };
}

/** A resource that a provider makes. */
export function resourceOf(
  type: string,
  name: string,
  inputs: Readonly<Record<string, unknown>>,
  outputs: Readonly<Record<string, unknown>>,
): Resource {
  return {
    urn: `urn:pulumi:test::shop::${type}::${name}`,
    type,
    name,
    custom: true,
    inputs,
    outputs: { ...inputs, ...outputs },
    dependsOn: [],
  };
}

/** A queue whose physical name is its logical one. */
export function queueOf(name: string, inputs: Readonly<Record<string, unknown>> = {}): Resource {
  const url = `https://sqs.${DEFAULT_REGION}.amazonaws.com/${ACCOUNT_ID}/${name}`;
  return resourceOf("aws:sqs/queue:Queue", name, inputs, { name, url, id: url, arn: queueArnOf(name) });
}

export const queueArnOf = (name: string): string => `arn:aws:sqs:${DEFAULT_REGION}:${ACCOUNT_ID}:${name}`;

export const tableArnOf = (name: string): string => `arn:aws:dynamodb:${DEFAULT_REGION}:${ACCOUNT_ID}:table/${name}`;

/** A table with a stream, keyed by `id` unless the inputs say otherwise. */
export function tableOf(name: string, inputs: Readonly<Record<string, unknown>> = {}): Resource {
  const asked = {
    attributes: [{ name: "id", type: "S" }],
    hashKey: "id",
    streamEnabled: true,
    streamViewType: "NEW_AND_OLD_IMAGES",
    ...inputs,
  };
  const arn = tableArnOf(name);
  const streamArn = asked.streamEnabled ? { streamArn: streamArnOf(name) } : {};
  return resourceOf("aws:dynamodb/table:Table", name, asked, { name, arn, id: name, ...streamArn });
}

export const functionArnOf = (name: string): string =>
  `arn:aws:lambda:${DEFAULT_REGION}:${ACCOUNT_ID}:function:${name}`;

/** A function whose physical name is its logical one. */
export function functionOf(name: string, inputs: Readonly<Record<string, unknown>> = {}): Resource {
  const asked = { runtime: "nodejs24.x", timeout: 10, memorySize: 256, ...inputs };
  return resourceOf("aws:lambda/function:Function", name, asked, { name, arn: functionArnOf(name) });
}

/** Lets somebody invoke a function: give `principal` and `sourceArn`. */
export function permissionOf(functionName: string, inputs: Readonly<Record<string, unknown>>): Resource {
  const asked = { action: "lambda:InvokeFunction", function: functionArnOf(functionName), ...inputs };
  return resourceOf("aws:lambda/permission:Permission", `${functionName}Permission`, asked, {});
}

/** What a function is built from. */
export function buildOf(functionName: string, handler: string, more: Partial<FunctionBuild> = {}): FunctionBuild {
  return { functionName, handler, runtime: "nodejs24.x", architecture: "arm64", properties: {}, links: {}, ...more };
}

/** An event source mapping from a stream or a queue to a function. */
export function mappingOf(
  name: string,
  eventSourceArn: string,
  functionName: string,
  inputs: Readonly<Record<string, unknown>> = {},
): Resource {
  const asked = { eventSourceArn, functionName: functionArnOf(functionName), ...inputs };
  return resourceOf("aws:lambda/eventSourceMapping:EventSourceMapping", name, asked, { uuid: name });
}

/** The stream of a table that {@link tableOf} made. */
export const streamArnOf = (table: string): string => `${tableArnOf(table)}/stream/${STREAM_LABEL}`;
