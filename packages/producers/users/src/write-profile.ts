import { ConditionalCheckFailedException, TransactionConflictException } from "@aws-sdk/client-dynamodb";
import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { stampUpdate, type Cause } from "@streambridge/events";
import { holdEmail, releaseEmail } from "./hold-email.ts";
import { emailKey, userKey, type UserRow } from "./rows.ts";
import { transact, type Transacted } from "./transact.ts";
import type { Users } from "./users-api.ts";

/** What came of writing a profile; `changed-meanwhile`: the user is gone or has another e-mail address, look again. */
export type Written = "written" | "email-taken" | "changed-meanwhile" | "busy";

/** Writes what differs between two states of a user; a new e-mail address moves its hold along, both or neither. */
export function writeProfile(users: Users, before: UserRow, after: UserRow, cause: Cause): Promise<Written> {
  const sameHold = emailKey(before.email).pk === emailKey(after.email).pk;
  return sameHold ? update(users, before, after, cause) : updateAndMove(users, before, after, cause);
}

async function update({ table }: Users, before: UserRow, after: UserRow, cause: Cause): Promise<Written> {
  try {
    await table.client.send(new UpdateCommand(userUpdate(table.name, before, after, cause)));
    return "written";
  } catch (thrown) {
    if (thrown instanceof ConditionalCheckFailedException) return "changed-meanwhile";
    // A transaction of another request holds the row; the client does not send the update again by itself.
    if (thrown instanceof TransactionConflictException) return "changed-meanwhile";
    throw thrown;
  }
}

async function updateAndMove({ table, now }: Users, before: UserRow, after: UserRow, cause: Cause): Promise<Written> {
  const transacted = await transact(table, [
    { Update: userUpdate(table.name, before, after, cause) },
    holdEmail(table.name, after, cause, now()),
    releaseEmail(table.name, before),
  ]);
  return outcomeOf(transacted);
}

/** Sets the fields that differ, and no others: two requests that change different fields do not undo each other. */
function userUpdate(TableName: string, before: UserRow, after: UserRow, cause: Cause) {
  const changed = Object.entries(after).filter(([name, value]) => before[name as keyof UserRow] !== value);
  const stamp = stampUpdate(cause);
  return {
    TableName,
    Key: userKey(before.userId),
    UpdateExpression: `SET ${[...changed.map((_, index) => `#n${index} = :v${index}`), stamp.set].join(", ")}`,
    ConditionExpression: "attribute_exists(pk) AND email = :email",
    ExpressionAttributeNames: {
      ...Object.fromEntries(changed.map(([name], index) => [`#n${index}`, name])),
      ...stamp.names,
    },
    ExpressionAttributeValues: {
      ":email": before.email,
      ...Object.fromEntries(changed.map(([, value], index) => [`:v${index}`, value])),
      ...stamp.values,
    },
  };
}

function outcomeOf(transacted: Transacted): Written {
  if (transacted.outcome !== "refused") return transacted.outcome;
  // Index 1 is the hold on the new address; a user who changed meanwhile is looked at again first.
  return transacted.refused.has(0) || transacted.refused.has(2) ? "changed-meanwhile" : "email-taken";
}
