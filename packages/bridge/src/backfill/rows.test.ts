import { BatchGetItemCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { expect, test } from "vitest";
import { tableRows } from "./rows.ts";

/** A table with the keys of ours whose rows cannot be read, for this reason. */
function tableThatFails(fault: Error): DynamoDBClient {
  const KeySchema = ["pk", "sk"].map((AttributeName) => ({ AttributeName }));
  const send = (command: unknown) =>
    command instanceof BatchGetItemCommand ? Promise.reject(fault) : Promise.resolve({ Table: { KeySchema } });
  return Object.assign(new DynamoDBClient({ region: "us-east-1" }), { send });
}

const keys = [{ pk: "USER#1", sk: 5 }];

test("keys that the table does not take are the mistake of whoever named them", async () => {
  const message = "Type mismatch for key sk expected: S actual: N";
  const rows = tableRows("t", tableThatFails(Object.assign(new Error(message), { name: "ValidationException" })));
  await expect(rows.read({ keys }, 100)).rejects.toMatchObject({
    code: "USAGE",
    sentence: `the table does not take the keys of a row that is named: ${message}`,
  });
});

test("any other fault is DynamoDB's own", async () => {
  const fault = Object.assign(new Error("slow down"), { name: "ThrottlingException" });
  await expect(tableRows("t", tableThatFails(fault)).read({ keys }, 100)).rejects.toBe(fault);
});
