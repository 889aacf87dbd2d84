import {
  email,
  futureInstant,
  refuses,
  shape,
  text,
  textLike,
  type Checked,
  type Field,
  type ValueOf,
} from "@streambridge/producer-kit";
import { MAX_BIO_BYTES, MAX_LOCALE_CHARACTERS, MAX_NAME_CHARACTERS } from "./limits.ts";

const name = text({ maxCharacters: MAX_NAME_CHARACTERS });
const locale = textLike(/^[a-z]{2,3}(?:-[A-Za-z\d]{2,8})*$/, MAX_LOCALE_CHARACTERS, "a BCP 47 tag such as en or pt-BR");

/** The body of `POST /users`; `expiresAt` must lie after `now`. */
export function newUser(now: () => number) {
  return shape({ firstname: name, lastname: name, email }, { locale, bio, expiresAt: futureInstant(now) });
}
export type NewUser = ValueOf<ReturnType<typeof newUser>>;

const anyOfProfile = shape({}, { firstname: name, lastname: name, email, locale, bio });
export type ProfileChange = ValueOf<typeof anyOfProfile>;

/** The body of `PATCH /users/{userId}`: at least one field of the profile. */
export function profileChange(came: unknown, field: string): Checked<ProfileChange> {
  const checked = anyOfProfile(came, field);
  if (checked.ok && Object.keys(checked.value).length === 0) {
    return refuses(field, "at least one of firstname, lastname, email, locale, bio", came);
  }
  return checked;
}

/** Free text, bounded by what fits into a row. */
function bio(came: unknown, field: string): Checked<string> {
  const checked = freeText(came, field);
  if (!checked.ok || Buffer.byteLength(checked.value) <= MAX_BIO_BYTES) return checked;
  return refuses(field, `text of at most ${MAX_BIO_BYTES} bytes in UTF-8`, came);
}
const freeText: Field<string> = text({ maxCharacters: MAX_BIO_BYTES, mayBeEmpty: true });
