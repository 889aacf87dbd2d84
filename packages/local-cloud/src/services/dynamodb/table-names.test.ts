import { expect, test } from "vitest";
import { tableName, withTableNames } from "./table-names.ts";

const ARN = "arn:aws:dynamodb:us-east-1:000000000000:table/Shelves";

test("the ARN of a table becomes its name, wherever a table is named", () => {
  const item = { TableName: { S: ARN }, note: { S: `"TableName":"${ARN}"` } };
  const asked = { TransactItems: [{ Put: { TableName: ARN, Item: item } }, { Get: { TableName: "Plain" } }] };
  expect(JSON.parse(withTableNames(JSON.stringify(asked)))).toEqual({
    TransactItems: [{ Put: { TableName: "Shelves", Item: item } }, { Get: { TableName: "Plain" } }],
  });
});

test("a name is one already", () => {
  expect([tableName(ARN), tableName("Shelves")]).toEqual(["Shelves", "Shelves"]);
});
