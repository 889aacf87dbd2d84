import * as sdk from "@aws-sdk/client-dynamodb";
import { expect, test } from "vitest";
import { permissionsOf } from "../testing/needs-of.ts";
import { DYNAMODB } from "./dynamodb.ts";

const TABLE = "arn:aws:dynamodb:us-east-1:000000000000:table/Shelves";
const STREAM = `${TABLE}/stream/2026-01-01T00:00:00.000`;
const of = (operation: string, body: object) => permissionsOf({ target: `DynamoDB_20120810.${operation}`, body });
const ofStreams = (operation: string, body: object) =>
  permissionsOf({ target: `DynamoDBStreams_20120810.${operation}`, body });

/** Operations that DynamoDB Local does not serve: it refuses them as unknown before anybody's rights matter. */
const UNSERVED =
  /Backup|BulkOperation|BulkPut|ContributorInsights|Export|GlobalTable|Import|Kinesis|Replica|ResourcePolicy|Restore|SearchVectors/;

test("every operation of the SDK that DynamoDB Local serves has its needs", () => {
  const operations = Object.keys(sdk)
    .filter((name) => name.endsWith("Command") && name !== "$Command")
    .map((name) => name.replace(/Command$/, ""));
  expect(operations.length).toBeGreaterThan(40);
  const served = operations.filter((name) => !UNSERVED.test(name) || name.includes("ContinuousBackups"));
  expect(served.filter((name) => !(name in DYNAMODB))).toEqual([]);
});

test.each(["DeleteItem", "GetItem", "PutItem", "UpdateItem", "DescribeTable", "Query", "Scan"])(
  "%s needs the right of its name on the table",
  (operation) => {
    expect(of(operation, { TableName: "Shelves" })).toEqual([`dynamodb:${operation} on ${TABLE}`]);
    expect(of(operation, { TableName: TABLE })).toEqual([`dynamodb:${operation} on ${TABLE}`]);
  },
);

test("a read through an index is about the index", () => {
  expect(of("Query", { TableName: "Shelves", IndexName: "byRoom" })).toEqual([
    `dynamodb:Query on ${TABLE}/index/byRoom`,
  ]);
});

test("a batch needs its own right on each table", () => {
  expect(of("BatchWriteItem", { RequestItems: { Shelves: [], Rooms: [] } })).toEqual([
    `dynamodb:BatchWriteItem on ${TABLE}`,
    "dynamodb:BatchWriteItem on arn:aws:dynamodb:us-east-1:000000000000:table/Rooms",
  ]);
});

test("a transaction needs what each of its items would need alone", () => {
  const on = { TableName: "Shelves" };
  const TransactItems = [{ Put: on }, { Update: on }, { Delete: on }, { ConditionCheck: on }];
  expect(of("TransactWriteItems", { TransactItems })).toEqual(
    ["PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"].map((action) => `dynamodb:${action} on ${TABLE}`),
  );
  expect(of("TransactGetItems", { TransactItems: [{ Get: on }] })).toEqual([`dynamodb:GetItem on ${TABLE}`]);
});

test.each([
  [`SELECT * FROM "Shelves" WHERE id = 'a'`, `dynamodb:PartiQLSelect on ${TABLE}`],
  [`select * from Shelves`, `dynamodb:PartiQLSelect on ${TABLE}`],
  [`SELECT * FROM "Shelves"."byRoom"`, `dynamodb:PartiQLSelect on ${TABLE}/index/byRoom`],
  [`INSERT INTO "Shelves" VALUE {'id': 'a'}`, `dynamodb:PartiQLInsert on ${TABLE}`],
  [` UPDATE "Shelves" SET n = 1 WHERE id = 'a'`, `dynamodb:PartiQLUpdate on ${TABLE}`],
  [`DELETE FROM "Shelves" WHERE id = 'a'`, `dynamodb:PartiQLDelete on ${TABLE}`],
])("a statement needs the right of its verb: %s", (Statement, needed) => {
  expect(of("ExecuteStatement", { Statement })).toEqual([needed]);
  expect(of("BatchExecuteStatement", { Statements: [{ Statement }] })).toEqual([needed]);
  expect(of("ExecuteTransaction", { TransactStatements: [{ Statement }] })).toEqual([needed]);
});

test("reading a stream is about the stream, which an iterator names", () => {
  for (const operation of ["DescribeStream", "GetShardIterator"]) {
    expect(ofStreams(operation, { StreamArn: STREAM })).toEqual([`dynamodb:${operation} on ${STREAM}`]);
  }
  expect(ofStreams("GetRecords", { ShardIterator: `000|${STREAM}|AAAA` })).toEqual([
    `dynamodb:GetRecords on ${STREAM}`,
  ]);
});

test("an operation that nobody knows is left to the service, which refuses it", () => {
  expect(of("PutSomething", {})).toEqual(["unserved"]);
});
