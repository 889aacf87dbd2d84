import { stampCause, type Cause } from "@streambridge/events";
import { answer, causeOf, readBody, refuse, type Answer, type Request } from "@streambridge/producer-kit";
import { PRODUCER } from "./env.ts";
import { newUser } from "./fields.ts";
import { holdEmail } from "./hold-email.ts";
import { newUserRow, view, type UserRow } from "./rows.ts";
import { transact, type Transacted } from "./transact.ts";
import type { Users } from "./users-api.ts";

/** `POST /users`: 201 with the user, 400, 409 when somebody has the e-mail address. */
export async function register(users: Users, request: Request): Promise<Answer> {
  const body = readBody(request, newUser(users.now));
  if (!body.ok) return body.answer;
  const user = newUserRow(users.newId(), body.value, users.now());
  const written = await insert(users, user, causeOf(request, PRODUCER));
  if (written.outcome === "refused") return emailTaken(user.email);
  if (written.outcome === "busy") return tryLater();
  return answer(201, view(user), { location: `/users/${user.userId}` });
}

/** 409 for an e-mail address that another user has. */
export function emailTaken(email: string): Answer {
  return refuse("CONFLICT", "The e-mail address belongs to another user.", [
    { field: "email", wanted: "an address that no other user has", came: JSON.stringify(email) },
  ]);
}

/** 503 for rows that other requests keep writing. */
export function tryLater(): Answer {
  return refuse("TRY_LATER", "Other requests are changing the same user; send it again in a second.");
}

/** The user and the hold on the e-mail address, both or neither. */
function insert({ table, now }: Users, user: UserRow, cause: Cause): Promise<Transacted> {
  return transact(table, [
    {
      Put: {
        TableName: table.name,
        Item: stampCause(user, cause),
        ConditionExpression: "attribute_not_exists(pk)",
      },
    },
    holdEmail(table.name, user, cause, now()),
  ]);
}
