import { isDeepStrictEqual } from "node:util";
import { MAX_HOPS } from "../limits.ts";
import { CAUSE_ATTRIBUTE, type Cause } from "./cause.ts";
import { WRITTEN_ATTRIBUTE } from "./written.ts";

/** As `schemas/metadata.json` has them. */
const PRINTABLE = /^[ -~]{1,256}$/;
const TRACEPARENT = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** A decoded row: plain values by attribute name. */
export type Row = Readonly<Record<string, unknown>>;

/**
 * The cause of a change, when its writer stamped one: the nonce must be there and differ from the old row's, otherwise a
 * plain writer would inherit the last writer's cause. A removed row has no new image and never inherits one. Fields of
 * another shape than `schemas/metadata.json` asks for are left out; what is on a row must not stop its event.
 */
export function readCause(newRow: Row | undefined, oldRow: Row | undefined): Cause | undefined {
  const stamp = stampOn(newRow);
  if (stamp === undefined || stamp["nonce"] === stampOn(oldRow)?.["nonce"]) return undefined;
  return {
    ...textField(stamp, "correlationId", PRINTABLE),
    ...textField(stamp, "causationId", PRINTABLE),
    ...textField(stamp, "traceparent", TRACEPARENT),
    ...textField(stamp, "producer", PRINTABLE),
    hops: hopsOf(stamp["hops"]),
  };
}

/** Whether two images of a row differ in the reserved attributes at most: such a change is no event. */
export function onlyCauseChanged(newRow: Row | undefined, oldRow: Row | undefined): boolean {
  if (newRow === undefined || oldRow === undefined) return false;
  return isDeepStrictEqual(withoutStamp(newRow), withoutStamp(oldRow));
}

/** The reserved attribute, when it has a nonce at all. */
function stampOn(row: Row | undefined): Row | undefined {
  const stamp = row?.[CAUSE_ATTRIBUTE];
  if (typeof stamp !== "object" || stamp === null || !("nonce" in stamp)) return undefined;
  return typeof stamp.nonce === "string" ? stamp : undefined;
}

function textField<Name extends keyof Cause>(stamp: Row, name: Name, shape: RegExp): { readonly [N in Name]?: string } {
  const value = stamp[name];
  const fits = typeof value === "string" && shape.test(value);
  return fits ? ({ [name]: value } as { readonly [N in Name]?: string }) : {};
}

function hopsOf(value: unknown): number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 ? Math.min(value, MAX_HOPS) : 0;
}

/** A row as translators see it: without the reserved attributes. */
export function withoutStamp<R extends Row>(row: R): Omit<R, typeof CAUSE_ATTRIBUTE | typeof WRITTEN_ATTRIBUTE> {
  if (!Object.hasOwn(row, CAUSE_ATTRIBUTE) && !Object.hasOwn(row, WRITTEN_ATTRIBUTE)) return row;
  const { [CAUSE_ATTRIBUTE]: _cause, [WRITTEN_ATTRIBUTE]: _written, ...rest } = row;
  return rest;
}
