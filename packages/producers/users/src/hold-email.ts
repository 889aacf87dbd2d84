import { stampCause, type Cause } from "@streambridge/events";
import { emailKey, emailRowOf, type UserRow } from "./rows.ts";
import type { Write } from "./transact.ts";

/** Holds the user's e-mail address, unless another user does; a hold whose time is over may be taken. */
export function holdEmail(TableName: string, user: UserRow, cause: Cause, now: number): Write {
  return {
    Put: {
      TableName,
      Item: stampCause(emailRowOf(user), cause),
      ConditionExpression: "attribute_not_exists(pk) OR expiresAt <= :now",
      ExpressionAttributeValues: { ":now": Math.floor(now / 1000) },
    },
  };
}

/** Gives the user's e-mail address free, provided that this user is the one who holds it. */
export function releaseEmail(TableName: string, user: UserRow): Write {
  return {
    Delete: {
      TableName,
      Key: emailKey(user.email),
      ConditionExpression: "userId = :userId",
      ExpressionAttributeValues: { ":userId": user.userId },
    },
  };
}
