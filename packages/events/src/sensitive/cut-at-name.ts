import { sensitiveNames } from "../generated/sensitive.ts";
import { literally } from "./literally.ts";
import { MASKED } from "./masked.ts";

const NAMES = sensitiveNames.map((name) => literally(name)).join("|");

/** `"email": ...`, `\"email\":...`, `email: '...'`, `email={`: a name and the beginning of its value. */
const NAMED_VALUE = new RegExp(`(?<![\\p{L}\\p{N}])(?:${NAMES})(?:\\\\*["'])?\\s*[:=]\\s*(?=\\\\*["'[{])`, "iu");

/** `?email=...`: a name in the query of an address. */
const IN_QUERY = new RegExp(`(?<=[?&](?:${NAMES})=)[^&#\\s"'\\\\]+`, "giu");

/**
 * A text that may quote JSON, whole or in pieces, without what it says of sensitive names: it ends at the first of them,
 * since where its value ends nobody can tell. Addresses go on.
 */
export function cutAtName(text: string): string {
  const plain = text.replaceAll(IN_QUERY, MASKED);
  const match = NAMED_VALUE.exec(plain);
  return match === null ? plain : `${plain.slice(0, match.index + match[0].length)}${MASKED}`;
}
