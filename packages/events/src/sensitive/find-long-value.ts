import { KNOWN_BY_CHARACTERS } from "../limits.ts";
import { literally } from "./literally.ts";
import { MASKED } from "./masked.ts";

/**
 * Finds a long value in whatever form it is written, in either case, within words, and also where a text has only its
 * beginning: a text that quotes a long value often cuts it.
 */
export function findLongValue(value: string): (text: string) => string {
  const starts = formsOf(startOf(value)).map((form) => literally(startOf(form)));
  const start = new RegExp([...new Set(starts)].join("|"), "giu");
  return (text) => {
    let masked = "";
    let end = 0;
    let forms: readonly string[] | undefined;
    for (const { 0: found, index } of text.matchAll(start)) {
      if (index < end) continue;
      forms ??= formsOf(value);
      masked += text.slice(end, index) + MASKED;
      end = index + Math.max(found.length, ...forms.map((form) => commonLength(text, index, form)));
    }
    return masked + text.slice(end);
  };
}

/**
 * How a value may be written in a text: as it is, within JSON, within JSON within JSON, in HTML or a Slack message, in an
 * address.
 */
function formsOf(value: string): readonly string[] {
  const json = inJson(value);
  const html = value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return [value, json, inJson(json), html, encodeURIComponent(value.toWellFormed())];
}

function inJson(value: string): string {
  return JSON.stringify(value).slice(1, -1);
}

/** The first characters of a text, not ending within a surrogate pair. */
function startOf(text: string): string {
  const start = text.slice(0, KNOWN_BY_CHARACTERS);
  return start.isWellFormed() ? start : text.slice(0, KNOWN_BY_CHARACTERS + 1);
}

/** How many characters of `form` the text has from `index` on, in either case. */
function commonLength(text: string, index: number, form: string): number {
  let length = 0;
  while (length < form.length && index + length < text.length) {
    const [one, other] = [text[index + length], form[length]];
    if (one !== other && one?.toLowerCase() !== other?.toLowerCase()) break;
    length += 1;
  }
  return length;
}
