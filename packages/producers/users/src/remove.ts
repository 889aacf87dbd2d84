import { answerNothing, pathParameter, type Answer, type Request } from "@streambridge/producer-kit";
import { findUser } from "./find-user.ts";
import { releaseEmail } from "./hold-email.ts";
import { MAX_TRIES } from "./limits.ts";
import { noSuchUser } from "./look-up.ts";
import { tryLater } from "./register.ts";
import { userKey, type UserRow } from "./rows.ts";
import { transact, type Transacted } from "./transact.ts";
import type { Users } from "./users-api.ts";

/**
 * `DELETE /users/{userId}`: 204, 404. The event that follows has no correlation id: a deleted row has no new image that
 * could carry the cause of its deletion.
 */
export async function remove(users: Users, request: Request): Promise<Answer> {
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const user = await findUser(users, pathParameter(request, "userId"));
    if (user === undefined) return noSuchUser(request);
    const removed = await removeRows(users, user);
    if (removed.outcome === "written") return answerNothing();
    if (removed.outcome === "busy") break;
    // The user is gone or has another e-mail address by now: look again.
  }
  return tryLater();
}

/** The user and the hold on its e-mail address, both or neither. */
function removeRows({ table }: Users, user: UserRow): Promise<Transacted> {
  return transact(table, [
    {
      Delete: {
        TableName: table.name,
        Key: userKey(user.userId),
        ConditionExpression: "email = :email",
        ExpressionAttributeValues: { ":email": user.email },
      },
    },
    releaseEmail(table.name, user),
  ]);
}
