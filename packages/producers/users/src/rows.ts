import type { NewUser } from "./fields.ts";

/** A user as the table holds it. */
export interface UserRow {
  readonly pk: `USER#${string}`;
  readonly sk: "PROFILE";
  readonly entity: "user";
  readonly userId: string;
  readonly firstname: string;
  readonly lastname: string;
  /** As the user wrote it; unique without regard to case. */
  readonly email: string;
  readonly locale?: string;
  readonly bio?: string;
  /** ISO 8601 in UTC, as the next. */
  readonly registeredAt: string;
  readonly updatedAt: string;
  /** Seconds since the epoch; DynamoDB deletes the row some time after. */
  readonly expiresAt?: number;
}

/** Holds an e-mail address for one user: two users cannot write the same key. It expires with its user. */
export interface EmailRow {
  readonly pk: `EMAIL#${string}`;
  readonly sk: "EMAIL";
  readonly entity: "email";
  readonly userId: string;
  readonly expiresAt?: number;
}

export function userKey(userId: string): Pick<UserRow, "pk" | "sk"> {
  return { pk: `USER#${userId}`, sk: "PROFILE" };
}

export function emailKey(email: string): Pick<EmailRow, "pk" | "sk"> {
  return { pk: `EMAIL#${email.toLowerCase()}`, sk: "EMAIL" };
}

/** The row of a user who registers now. */
export function newUserRow(userId: string, { expiresAt, ...profile }: NewUser, now: number): UserRow {
  const at = new Date(now).toISOString();
  return {
    ...userKey(userId),
    entity: "user",
    userId,
    ...profile,
    registeredAt: at,
    updatedAt: at,
    ...(expiresAt !== undefined && { expiresAt: Math.ceil(expiresAt.getTime() / 1000) }),
  };
}

/** The row that holds the user's e-mail address. */
export function emailRowOf(user: UserRow): EmailRow {
  const { userId, expiresAt } = user;
  return { ...emailKey(user.email), entity: "email", userId, ...(expiresAt !== undefined && { expiresAt }) };
}

/** Whether the user's time is over, though DynamoDB may not have deleted the row yet (AWS: within a few days). */
export function isExpired(user: UserRow, now: number): boolean {
  return user.expiresAt !== undefined && user.expiresAt * 1000 <= now;
}

/** A user as the API shows it. */
export function view(user: UserRow): object {
  const { userId, firstname, lastname, email, locale, bio, registeredAt, updatedAt, expiresAt } = user;
  const shown = { userId, firstname, lastname, email, locale, bio, registeredAt, updatedAt };
  return expiresAt === undefined ? shown : { ...shown, expiresAt: new Date(expiresAt * 1000).toISOString() };
}
