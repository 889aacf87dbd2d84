import { PAGE_MAX_ITEMS } from "../limits.ts";
import { invalidValue, refused } from "./context.ts";

/** How much of a list is asked for. */
export interface PageRequest {
  readonly Limit?: number | undefined;
  readonly NextToken?: string | undefined;
}

/**
 * One page of a list. The token says where the next one begins; there is none after the last.
 *
 * @throws AwsFault `ValidationException` for a limit out of 1 to 100, and for a token that no page gave (in words of ours).
 */
export function page<Item>(
  items: readonly Item[],
  { Limit = PAGE_MAX_ITEMS, NextToken }: PageRequest,
): { readonly items: readonly Item[]; readonly NextToken?: string } {
  if (Limit < 1) throw invalidValue(String(Limit), "limit", "Member must have value greater than or equal to 1");
  if (Limit > PAGE_MAX_ITEMS) {
    throw invalidValue(String(Limit), "limit", `Member must have value less than or equal to ${PAGE_MAX_ITEMS}`);
  }
  const from = NextToken === undefined ? 0 : Number(Buffer.from(NextToken, "base64url").toString());
  if (!Number.isInteger(from) || from < 0) throw refused("Parameter NextToken is not valid.");
  const end = from + Limit;
  return {
    items: items.slice(from, end),
    ...(end < items.length && { NextToken: Buffer.from(String(end)).toString("base64url") }),
  };
}
