import { toJson } from "./to-json.ts";
import type { SealedEvent } from "../seal/result.ts";

/** An object of the claims bucket. */
export interface ClaimPlace {
  readonly bucket: string;
  readonly key: string;
}

/** The key under which the data of an event lies when it was too large to carry. */
export function claimKey(eventId: string): string {
  return `claims/${eventId}.json`;
}

/** The object that holds the data of an event: its data as JSON, and nothing else. */
export function encodeClaim({ data }: SealedEvent): string {
  return toJson(data);
}

/** `metadata.dataref` for an object: `s3://bucket/key`. */
export function datarefOf({ bucket, key }: ClaimPlace): string {
  return `s3://${bucket}/${key}`;
}

/** The object that a `metadata.dataref` names; undefined when it names none. */
export function parseDataref(dataref: string): ClaimPlace | undefined {
  const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(dataref) ?? [];
  return bucket === undefined || key === undefined ? undefined : { bucket, key };
}
