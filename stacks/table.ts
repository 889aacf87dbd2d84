import { isProduction } from "./stage.ts";

/** The one table and its stream, made here or adopted. */
export interface SourceTable {
  readonly name: $util.Output<string>;
  readonly arn: $util.Output<string>;
  readonly streamArn: $util.Output<string>;
  /** ISO time; older changes are ignored. Empty: none is. */
  readonly since: string;
}

/** Makes the table of all entities: a single-table design with TTL, and a stream that carries both images of a row. */
export function createTable(): SourceTable {
  const table = new sst.aws.Dynamo("Entities", {
    fields: { pk: "string", sk: "string" },
    primaryIndex: { hashKey: "pk", rangeKey: "sk" },
    stream: "new-and-old-images",
    ttl: "expiresAt",
    deletionProtection: isProduction(),
  });
  return { name: table.name, arn: table.arn, streamArn: table.nodes.table.streamArn, since: "" };
}

/**
 * Takes a table that exists already, in the place of {@link createTable}. Its stream must carry new and old images. The
 * stream may hold a day of history that nobody wants as events: `since` says from when on changes count (rule 2).
 */
export function adoptTable(existing: { arn: string; streamArn: string; since: string }): SourceTable {
  const name = existing.arn.split("table/")[1] ?? "";
  return {
    name: $output(name),
    arn: $output(existing.arn),
    streamArn: $output(existing.streamArn),
    since: existing.since,
  };
}
