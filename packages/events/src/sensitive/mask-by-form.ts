import { EMAIL_CHARACTERS } from "../limits.ts";
import { MASKED } from "./masked.ts";

/** `@`, as it is or as addresses write it. */
const AT = /(@|%40)/i;
const MAILBOX = /[^\s"'<>()[\]{},:;=/\\#?&|]+$/u;
const DOMAIN = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/u;

/** A text without what has the form of an e-mail address, which is personal, no matter whose it is. */
export function maskByForm(text: string): string {
  const [first = "", ...rest] = text.split(AT);
  const masked: string[] = [];
  let before = first;
  for (let index = 0; index + 1 < rest.length; index += 2) {
    const [at = "", after = ""] = rest.slice(index, index + 2);
    const mailbox = MAILBOX.exec(before.slice(-EMAIL_CHARACTERS.mailbox))?.[0] ?? "";
    const domain = DOMAIN.exec(after.slice(0, EMAIL_CHARACTERS.domain))?.[0] ?? "";
    const isEmail = mailbox !== "" && domain !== "";
    masked.push(...(isEmail ? [before.slice(0, -mailbox.length), MASKED] : [before, at]));
    before = isEmail ? after.slice(domain.length) : after;
  }
  return [...masked, before].join("");
}
