import { answer, causeOf, pathParameter, readBody, type Answer, type Request } from "@streambridge/producer-kit";
import { PRODUCER } from "./env.ts";
import { profileChange, type ProfileChange } from "./fields.ts";
import { findUser } from "./find-user.ts";
import { MAX_TRIES } from "./limits.ts";
import { noSuchUser } from "./look-up.ts";
import { emailTaken, tryLater } from "./register.ts";
import { view, type UserRow } from "./rows.ts";
import type { Users } from "./users-api.ts";
import { writeProfile } from "./write-profile.ts";

/** `PATCH /users/{userId}`: 200 with the user as it is now, 400, 404, 409 when somebody has the new e-mail address. */
export async function changeProfile(users: Users, request: Request): Promise<Answer> {
  const body = readBody(request, profileChange);
  if (!body.ok) return body.answer;
  const cause = causeOf(request, PRODUCER);
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const before = await findUser(users, pathParameter(request, "userId"));
    if (before === undefined) return noSuchUser(request);
    const after = applied(before, body.value, users.now());
    if (after === undefined) return answer(200, view(before));
    switch (await writeProfile(users, before, after, cause)) {
      case "written":
        return answer(200, view(after));
      case "email-taken":
        return emailTaken(after.email);
      case "changed-meanwhile":
        continue;
      case "busy":
        return tryLater();
    }
  }
  return tryLater();
}

/** The row after the change; undefined when it says nothing new, so that no write and no event follows. */
function applied(before: UserRow, change: ProfileChange, now: number): UserRow | undefined {
  const after = { ...before, ...change };
  const same = (Object.keys(change) as (keyof ProfileChange)[]).every((field) => after[field] === before[field]);
  return same ? undefined : { ...after, updatedAt: new Date(now).toISOString() };
}
