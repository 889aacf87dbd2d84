import type { IncomingHttpHeaders } from "node:http";
import type { Addressed } from "../../services/gateway/addressed.ts";

/** One permission that a request needs. */
export interface Need {
  readonly action: string;
  /** It is enough to have it for one of these. A refusal names the first. */
  readonly resources: readonly [string, ...string[]];
  /** Asked last, where that alone decides: what the object is that somebody who may not list the bucket must not miss. */
  readonly unlessThere?: { readonly bucket: string; readonly key: string };
}

/** A request, as far as it says what it needs. */
export interface Asked {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly addressed: Addressed;
  /** The body as text; empty for a request whose body says nothing about it. */
  readonly body: string;
}

/** Where the ARNs of a graph are. */
export interface Place {
  readonly region: string;
  readonly accountId: string;
}

/**
 * What a request needs: permissions, all of them; or `unserved`, for an operation that the service itself refuses as
 * unknown; or `unlisted`, for one that is served although nobody has written down here what it needs.
 */
export type Needs =
  | { readonly kind: "needs"; readonly needs: readonly Need[] }
  | { readonly kind: "unserved" }
  | { readonly kind: "unlisted"; readonly operation: string };

/** What operations of one service need. */
export type NeedsOf = (asked: Asked, place: Place) => Needs;

/** The parameters of a request under AWS's names. */
export type Input = Readonly<Record<string, unknown>>;

/** What one operation needs, by its parameters. */
export type OperationNeeds = (input: Input, place: Place) => readonly Need[];

/** @param resources Alternatives: one of them is enough. */
export function need(action: string, ...resources: readonly [string, ...string[]]): Need {
  return { action, resources };
}

/** A list in the parameters; empty where there is none, or something else. */
export function listIn(value: unknown): readonly Input[] {
  return Array.isArray(value) ? (value as readonly Input[]) : [];
}

/** A text in the parameters; empty where there is none, or something else. */
export function textIn(value: unknown): string {
  return typeof value === "string" ? value : "";
}
