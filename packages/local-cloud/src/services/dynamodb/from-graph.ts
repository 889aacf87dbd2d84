import { viewGraph } from "../../graph/graph-view.ts";
import type { Resource, ResourceGraph } from "../../graph/graph.ts";

/** A table that the program asks for. */
export interface TableAsked {
  readonly name: string;
  /** The stream's ARN in the graph; undefined without a stream. */
  readonly streamArn?: string;
  /** What CreateTable takes. */
  readonly create: Readonly<Record<string, unknown>>;
  /** The attribute that holds the time of expiry. */
  readonly ttl?: string;
}

/** The shape of what the provider takes for an index. */
interface IndexInput {
  readonly name: string;
  readonly hashKey?: string;
  readonly rangeKey?: string;
  readonly keySchemas?: readonly { readonly attributeName: string; readonly keyType: string }[];
  readonly projectionType: string;
  readonly nonKeyAttributes?: readonly string[];
}

/** The tables of a graph. */
export function readTables(graph: ResourceGraph): readonly TableAsked[] {
  return viewGraph(graph).byType("aws:dynamodb/table:Table").map(readTable);
}

function readTable(resource: Resource): TableAsked {
  const { name, streamArn } = resource.outputs;
  const ttl = readTtl(resource);
  return {
    name: String(name),
    create: readCreate(resource),
    ...(typeof streamArn === "string" && { streamArn }),
    ...(ttl !== undefined && { ttl }),
  };
}

function readCreate({ inputs, outputs }: Resource): TableAsked["create"] {
  const attributes = (inputs["attributes"] ?? []) as readonly { readonly name: string; readonly type: string }[];
  const globals = (inputs["globalSecondaryIndexes"] ?? []) as readonly IndexInput[];
  const locals = (inputs["localSecondaryIndexes"] ?? []) as readonly IndexInput[];
  const hashKey = inputs["hashKey"] as string;
  return {
    TableName: outputs["name"],
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: attributes.map(({ name, type }) => ({ AttributeName: name, AttributeType: type })),
    KeySchema: keySchema(hashKey, inputs["rangeKey"] as string | undefined),
    ...(globals.length > 0 && { GlobalSecondaryIndexes: globals.map((index) => readIndex(index, index.hashKey)) }),
    ...(locals.length > 0 && { LocalSecondaryIndexes: locals.map((index) => readIndex(index, hashKey)) }),
    ...(inputs["streamEnabled"] === true && {
      StreamSpecification: { StreamEnabled: true, StreamViewType: inputs["streamViewType"] },
    }),
  };
}

function readIndex(index: IndexInput, hashKey: string | undefined): object {
  const { name, rangeKey, keySchemas, projectionType, nonKeyAttributes } = index;
  const schemas = keySchemas?.map(({ attributeName, keyType }) => ({ AttributeName: attributeName, KeyType: keyType }));
  return {
    IndexName: name,
    KeySchema: schemas ?? keySchema(hashKey ?? "", rangeKey),
    Projection: { ProjectionType: projectionType, ...(nonKeyAttributes && { NonKeyAttributes: nonKeyAttributes }) },
  };
}

function keySchema(hashKey: string, rangeKey: string | undefined): readonly object[] {
  const hash = { AttributeName: hashKey, KeyType: "HASH" };
  return rangeKey ? [hash, { AttributeName: rangeKey, KeyType: "RANGE" }] : [hash];
}

function readTtl({ inputs }: Resource): string | undefined {
  const ttl = inputs["ttl"] as { readonly attributeName?: string; readonly enabled?: boolean } | undefined;
  return ttl?.enabled === false ? undefined : ttl?.attributeName;
}
