import { jsonService } from "./json-service.ts";
import { listIn, need, textIn, type Input, type Need, type OperationNeeds, type Place } from "./need.ts";
import { needsOfStatement } from "./partiql.ts";
import { tableArn } from "./table-arn.ts";

const onTable =
  (action: string, parameter = "TableName"): OperationNeeds =>
  (input, place) => [need(`dynamodb:${action}`, tableArn(place, input[parameter]))];

/** A read through an index is about the index, not about its table. */
const onTableOrIndex =
  (action: string): OperationNeeds =>
  ({ TableName, IndexName }, place) => {
    const index = textIn(IndexName);
    return [need(`dynamodb:${action}`, `${tableArn(place, TableName)}${index && `/index/${index}`}`)];
  };

/** The batch has an action of its own, which is asked for each table; the one-item actions do not count. */
const onTables =
  (action: string): OperationNeeds =>
  ({ RequestItems }, place) =>
    Object.keys((RequestItems ?? {}) as Input).map((table) => need(`dynamodb:${action}`, tableArn(place, table)));

/** A transaction has no action of its own: each of its items needs what it would need alone. */
const ACTION_OF_ITEM: Readonly<Record<string, string>> = {
  ConditionCheck: "ConditionCheckItem",
  Delete: "DeleteItem",
  Get: "GetItem",
  Put: "PutItem",
  Update: "UpdateItem",
};

function transaction({ TransactItems }: Input, place: Place): readonly Need[] {
  return listIn(TransactItems).flatMap((item) =>
    Object.entries(item).map(([kind, parameters]) =>
      need(`dynamodb:${ACTION_OF_ITEM[kind] ?? kind}`, tableArn(place, (parameters as Input)["TableName"])),
    ),
  );
}

const onNothing =
  (action: string): OperationNeeds =>
  () => [need(`dynamodb:${action}`, "*")];

/**
 * What the operations of DynamoDB need.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
 */
export const DYNAMODB: Readonly<Record<string, OperationNeeds>> = {
  BatchExecuteStatement: ({ Statements }, place) =>
    listIn(Statements).flatMap(({ Statement }) => needsOfStatement(textIn(Statement), place)),
  BatchGetItem: onTables("BatchGetItem"),
  BatchWriteItem: onTables("BatchWriteItem"),
  CreateTable: onTable("CreateTable"),
  DeleteItem: onTable("DeleteItem"),
  DeleteTable: onTable("DeleteTable"),
  DescribeContinuousBackups: onTable("DescribeContinuousBackups"),
  DescribeEndpoints: onNothing("DescribeEndpoints"),
  DescribeLimits: onNothing("DescribeLimits"),
  DescribeTable: onTable("DescribeTable"),
  DescribeTimeToLive: onTable("DescribeTimeToLive"),
  ExecuteStatement: ({ Statement }, place) => needsOfStatement(textIn(Statement), place),
  ExecuteTransaction: ({ TransactStatements }, place) =>
    listIn(TransactStatements).flatMap(({ Statement }) => needsOfStatement(textIn(Statement), place)),
  GetItem: onTable("GetItem"),
  ListTables: onNothing("ListTables"),
  ListTagsOfResource: onTable("ListTagsOfResource", "ResourceArn"),
  PutItem: onTable("PutItem"),
  Query: onTableOrIndex("Query"),
  Scan: onTableOrIndex("Scan"),
  TagResource: onTable("TagResource", "ResourceArn"),
  TransactGetItems: transaction,
  TransactWriteItems: transaction,
  UntagResource: onTable("UntagResource", "ResourceArn"),
  UpdateContinuousBackups: onTable("UpdateContinuousBackups"),
  UpdateItem: onTable("UpdateItem"),
  UpdateTable: onTable("UpdateTable"),
  UpdateTimeToLive: onTable("UpdateTimeToLive"),
};

export const needsOfDynamoDb = jsonService(DYNAMODB);
