import { serve } from "@streambridge/producer-kit";
import { changeProfile } from "./change-profile.ts";
import { lookUp } from "./look-up.ts";
import { register } from "./register.ts";
import { remove } from "./remove.ts";
import type { Table } from "./table.ts";

/** What the routes work with. */
export interface Users {
  readonly table: Table;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** A new user's id. */
  readonly newId: () => string;
}

/** The routes of users: each reads its request, writes rows under conditions, and answers. */
export function usersApi(users: Users): ReturnType<typeof serve> {
  return serve({
    "POST /users": (request) => register(users, request),
    "GET /users/{userId}": (request) => lookUp(users, request),
    "PATCH /users/{userId}": (request) => changeProfile(users, request),
    "DELETE /users/{userId}": (request) => remove(users, request),
  });
}
