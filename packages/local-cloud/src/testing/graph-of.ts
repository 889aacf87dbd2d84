import { ACCOUNT_ID, DEFAULT_REGION } from "../graph/recording/account.ts";
import type { FunctionBuild, Resource, ResourceGraph } from "../graph/graph.ts";

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
  const streamArn = asked.streamEnabled ? { streamArn: `${arn}/stream/2026-01-01T00:00:00.000` } : {};
  return resourceOf("aws:dynamodb/table:Table", name, asked, { name, arn, id: name, ...streamArn });
}
