import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { isExpired, userKey, type UserRow } from "./rows.ts";
import type { Users } from "./users-api.ts";

/** The user as last written, or undefined: never there, deleted, or past its time. */
export async function findUser(users: Users, userId: string): Promise<UserRow | undefined> {
  const { name, client } = users.table;
  const { Item } = await client.send(new GetCommand({ TableName: name, Key: userKey(userId), ConsistentRead: true }));
  // Under this key lies what newUserRow made: this package is the only one that writes it.
  const user = Item as UserRow | undefined;
  return user === undefined || isExpired(user, users.now()) ? undefined : user;
}
