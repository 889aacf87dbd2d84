import type { Draft, EventData, ItemKeys } from "@streambridge/events";
import type { Row } from "../decode/attribute-value.ts";
import type { Change } from "../decode/change.ts";
import type { Translator } from "./translator.ts";

/** What a translator reads of a user's row. */
export interface UserRow {
  readonly userId: string;
  readonly firstname: string;
  readonly lastname: string;
  readonly email: string;
  readonly locale?: string;
  readonly bio?: string;
  readonly registeredAt: string;
  readonly updatedAt?: string;
}

type UserDraft = Draft<"UserRegistered.v2" | "UserProfileChanged.v2" | "UserDeleted.v1">;

/** A user's row makes an event when the user registers, when the profile changes, and when the row ends, by a person or by TTL. */
export const user: Translator<UserRow> = {
  entity: "user",
  onError: "park",
  translate: translateUser,
  rowOfKeys: userOfKeys,
};

/**
 * The address of a user of whom only the keys are left. Its domain is reserved and never anybody's (RFC 2606, section 2), so
 * that a reader who sends or matches by it reaches nobody.
 */
export const UNKNOWN_EMAIL = "unknown@deleted.invalid";

function userOfKeys({ pk, sk }: ItemKeys): Row | undefined {
  const userId = sk === "PROFILE" && typeof pk === "string" ? /^USER#(.+)$/.exec(pk)?.[1] : undefined;
  return userId === undefined ? undefined : { entity: "user", userId, email: UNKNOWN_EMAIL };
}

function translateUser(change: Change<UserRow>): readonly UserDraft[] {
  const { newRow, oldRow } = change;
  if (newRow === undefined) return oldRow === undefined ? [] : [deleted(oldRow, change)];
  if (oldRow === undefined) return [registered(newRow)];
  const changed = PROFILE_FIELDS.filter((field) => newRow[field] !== oldRow[field]);
  return changed.length === 0 ? [] : [profileChanged(newRow, changed, timeOfChange(newRow, oldRow, change))];
}

const PROFILE_FIELDS = ["firstname", "lastname", "email", "locale", "bio"] as const;

function registered(row: UserRow): UserDraft {
  return { type: "UserRegistered.v2", ...aboutUser(row), data: profileOf(row) };
}

function profileChanged(row: UserRow, changed: (typeof PROFILE_FIELDS)[number][], changedAt: string): UserDraft {
  return { type: "UserProfileChanged.v2", ...aboutUser(row), data: { ...profileOf(row), changed, changedAt } };
}

function deleted(row: UserRow, change: Change<UserRow>): UserDraft {
  const cause = change.reason === "ttl" ? "expired" : "user";
  const { userId, email } = row;
  return { type: "UserDeleted.v1", ...aboutUser(row), data: { userId, email, cause, deletedAt: change.time } };
}

/** The row's own time, where its writer set one: the stream's has whole seconds only. */
function timeOfChange(newRow: UserRow, oldRow: UserRow, change: Change<UserRow>): string {
  return newRow.updatedAt === undefined || newRow.updatedAt === oldRow.updatedAt ? change.time : newRow.updatedAt;
}

function profileOf(row: UserRow): EventData["UserRegistered.v2"] {
  const { userId, firstname, lastname, email, locale, bio, registeredAt } = row;
  return {
    userId,
    firstname,
    lastname,
    email,
    ...(locale !== undefined && { locale }),
    ...(bio !== undefined && { bio }),
    registeredAt,
  };
}

function aboutUser({ userId, locale }: UserRow) {
  return { entity: { type: "user", id: userId }, ...(locale !== undefined && { keys: { locale } }) };
}
