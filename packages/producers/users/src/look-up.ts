import { answer, pathParameter, refuse, type Answer, type Request } from "@streambridge/producer-kit";
import { findUser } from "./find-user.ts";
import { view } from "./rows.ts";
import type { Users } from "./users-api.ts";

/** `GET /users/{userId}`: 200 with the user, 404. */
export async function lookUp(users: Users, request: Request): Promise<Answer> {
  const user = await findUser(users, pathParameter(request, "userId"));
  return user === undefined ? noSuchUser(request) : answer(200, view(user));
}

/** 404 for the user that the path names. */
export function noSuchUser(request: Request): Answer {
  return refuse("NOT_FOUND", `There is no user ${pathParameter(request, "userId")}.`);
}
