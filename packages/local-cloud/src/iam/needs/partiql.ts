import { need, type Need, type Place } from "./need.ts";
import { tableArn } from "./table-arn.ts";

const ACTIONS: Readonly<Record<string, string>> = {
  delete: "PartiQLDelete",
  exists: "PartiQLSelect",
  insert: "PartiQLInsert",
  select: "PartiQLSelect",
  update: "PartiQLUpdate",
};

// SELECT ... FROM "table"."index", INSERT INTO "table" ..., UPDATE "table" ..., DELETE FROM "table" ...
const TABLE = /(?:from|into|update)\s+(?:"(?<quoted>[^"]+)"|(?<bare>[\w.-]+))(?:\."(?<index>[^"]+)")?/i;

/**
 * What a PartiQL statement needs: its verb says the action, its first name the table, or the index of a table. A
 * statement that cannot be read so far needs nothing here, since the service refuses it.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-iam.html
 */
export function needsOfStatement(statement: string, place: Place): readonly Need[] {
  const [verb = ""] = /^\w+/.exec(statement.trim()) ?? [];
  const action = ACTIONS[verb.toLowerCase()];
  const { quoted, bare, index } = TABLE.exec(statement)?.groups ?? {};
  const table = quoted ?? bare;
  if (action === undefined || table === undefined) return [];
  return [need(`dynamodb:${action}`, `${tableArn(place, table)}${index === undefined ? "" : `/index/${index}`}`)];
}
