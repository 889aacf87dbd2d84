import type { EventData } from "@streambridge/events";

/** A user as people search for one. The biography stays out: Algolia refuses records above 10 to 100 KB, by plan. */
export interface UserRecord {
  readonly objectID: string;
  readonly fullname: string;
  readonly email: string;
  readonly locale?: string;
  /** Epoch seconds, so that the index can sort by it. */
  readonly registeredAt: number;
}

/** The index's record of a user; both events carry the whole profile, so that it replaces what was there. */
export function recordOf(user: EventData["UserRegistered.v1" | "UserProfileChanged.v1"]): UserRecord {
  const { userId, fullname, email, locale, registeredAt } = user;
  return {
    objectID: userId,
    fullname,
    email,
    ...(locale !== undefined && { locale }),
    registeredAt: Math.floor(Date.parse(registeredAt) / 1000),
  };
}
