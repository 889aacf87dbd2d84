import { fits, refuses, type Field } from "./field.ts";

/** How much text. `maxCharacters` counts UTF-16 units, never fewer than a JSON Schema's `maxLength` would. */
export interface TextBounds {
  readonly maxCharacters: number;
  /** Whether an empty text will do; default no. */
  readonly mayBeEmpty?: boolean;
}

// Half of a surrogate pair is no character; what is stored and sent as UTF-8 would come back as another text.
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Text, without the white space around it. */
export function text({ maxCharacters, mayBeEmpty = false }: TextBounds): Field<string> {
  const wanted = `text of ${mayBeEmpty ? "at most" : "1 to"} ${maxCharacters} characters`;
  return (came, field) => {
    if (typeof came !== "string" || LONE_SURROGATE.test(came)) return refuses(field, wanted, came);
    const value = came.trim();
    const short = value === "" && !mayBeEmpty;
    return short || value.length > maxCharacters ? refuses(field, wanted, came) : fits(value);
  };
}

/** Text of a given shape, taken as it is. */
export function textLike(pattern: RegExp, maxCharacters: number, wanted: string): Field<string> {
  return (came, field) =>
    typeof came === "string" && came.length <= maxCharacters && pattern.test(came)
      ? fits(came)
      : refuses(field, wanted, came);
}
