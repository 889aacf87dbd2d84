import { awsFault } from "../../aws-fault.ts";
import { text } from "./context.ts";

/** One page of a list. The token says where the next one begins; there is none after the last. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly NextToken?: string;
}

/**
 * Cuts a page out of a list.
 *
 * @param size undefined: all in one page.
 * @param token as an earlier page gave it; undefined: from the start.
 * @throws AwsFault `InvalidParameterValue` for a token that no page gave.
 */
export function pageOf<Item>(items: readonly Item[], size: number | undefined, token: string | undefined): Page<Item> {
  const from = token === undefined ? 0 : Number(Buffer.from(token, "base64url").toString());
  if (!Number.isInteger(from) || from < 0) {
    throw awsFault("InvalidParameterValue", "Invalid or expired next token.");
  }
  const end = from + (size ?? items.length);
  return {
    items: items.slice(from, end),
    ...(end < items.length && { NextToken: Buffer.from(String(end)).toString("base64url") }),
  };
}

/** The token that a request carries on from; undefined where it begins. */
export function nextToken(input: Readonly<Record<string, unknown>>): string | undefined {
  return input["NextToken"] === undefined ? undefined : text(input, "NextToken");
}
