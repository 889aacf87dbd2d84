import { applyEdits, modify } from "jsonc-parser";
import type { Json } from "../../json.ts";

/** As the files of this workspace are formatted. */
const FORMATTING = { insertSpaces: true, tabSize: 2, eol: "\n" } as const;

/**
 * Sets members at the top of a JSON text, or takes them out where undefined is given; every other line stays as it
 * is. A member that is new comes after the one that is set before it.
 */
export function setMembers(text: string, members: Readonly<Record<string, Json | undefined>>): string {
  let before: string | undefined;
  return Object.entries(members).reduce((current, [name, value]) => {
    const after = before;
    const getInsertionIndex = (names: string[]): number =>
      after === undefined ? names.length : names.indexOf(after) + 1;
    before = name;
    return applyEdits(current, modify(current, [name], value, { formattingOptions: FORMATTING, getInsertionIndex }));
  }, text);
}
