import { awsFault } from "../../aws-fault.ts";

/**
 * Cuts a page out of a list; `NextToken` says where the next one begins, and is not there after the last.
 *
 * @param token as an earlier page gave it; undefined: from the start.
 * @throws AwsFault `InvalidNextToken` for a token that no page gave.
 */
export function pageOf<Item>(
  items: readonly Item[],
  size: number,
  token: unknown,
): { readonly items: readonly Item[]; readonly NextToken?: string } {
  const from = token === undefined ? 0 : Number(token);
  if (!Number.isInteger(from) || from < 0) throw awsFault("InvalidNextToken", "The next token is invalid.");
  const end = from + size;
  return { items: items.slice(from, end), ...(end < items.length && { NextToken: String(end) }) };
}
