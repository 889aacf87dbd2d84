/** How much of a list is asked for. */
export interface PageRequest {
  readonly Limit?: number | undefined;
  readonly NextToken?: string | undefined;
}

/** One page of a list. The token says where the next one begins; there is none after the last. */
export function page<Item>(
  items: readonly Item[],
  { Limit, NextToken }: PageRequest,
): { readonly items: readonly Item[]; readonly NextToken?: string } {
  const from = NextToken === undefined ? 0 : Number(Buffer.from(NextToken, "base64url").toString());
  const end = from + (Limit ?? items.length);
  return {
    items: items.slice(from, end),
    ...(end < items.length && { NextToken: Buffer.from(String(end)).toString("base64url") }),
  };
}
