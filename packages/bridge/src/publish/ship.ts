import { StreambridgeError } from "@streambridge/errors";
import {
  claimKey,
  datarefOf,
  encodeClaim,
  writeClaimed,
  writeDetail,
  type Detail,
  type SealedEvent,
} from "@streambridge/events";
import { CLAIM_ABOVE_DATA_BYTES, MAX_ENTRY_BYTES } from "../limits.ts";
import type { Claim } from "./claim-store.ts";
import { entryBytes } from "./entry-bytes.ts";
import type { Entry } from "./publisher.ts";
import type { Shipment } from "./shipment.ts";
import { traceHeaderOf } from "./trace-header.ts";

/** Where events go. */
export interface Destination {
  readonly busName: string;
  readonly claimsBucket: string;
}

/** Where an event comes from. */
export interface Origin {
  /** Position in the batch of its record. */
  readonly position: number;
  readonly tableArn: string;
}

/** An event ready to be sent, or the reason why it never can be. */
export type Shipped =
  | { readonly ok: true; readonly shipment: Shipment }
  | { readonly ok: false; readonly error: StreambridgeError };

/**
 * Writes a sealed event as an entry, and puts its data aside when that is above {@link CLAIM_ABOVE_DATA_BYTES}: a reader
 * then finds `metadata.dataref` instead of `data`. Nothing is sent or stored here.
 *
 * @returns EVENT_TOO_LARGE when the entry is too large even so: metadata of nearly a mebibyte.
 */
export function ship(event: SealedEvent, origin: Origin, destination: Destination): Shipped {
  const whole = writeDetail(event);
  const claim = claimOf(event, whole);
  const detail = claim === undefined ? whole : writeClaimed(event, datarefOf(placeOf(claim, destination)));
  const entry = entryOf(event, detail, origin, destination);
  const bytes = entryBytes(entry, detail.bytes);
  if (bytes > MAX_ENTRY_BYTES) return { ok: false, error: tooLarge(bytes) };
  const { position } = origin;
  const { item } = event.metadata;
  return { ok: true, shipment: { position, item, entry, bytes, ...(claim !== undefined && { claim }) } };
}

/** The event's data as an object of its own, when it is too large to carry. */
function claimOf(event: SealedEvent, whole: Detail): Claim | undefined {
  if (whole.bytes <= CLAIM_ABOVE_DATA_BYTES) return undefined;
  const body = encodeClaim(event);
  if (Buffer.byteLength(body) <= CLAIM_ABOVE_DATA_BYTES) return undefined;
  return { key: claimKey(event.metadata.id), body };
}

function placeOf(claim: Claim, destination: Destination) {
  return { bucket: destination.claimsBucket, key: claim.key };
}

function entryOf(event: SealedEvent, detail: Detail, origin: Origin, destination: Destination): Entry {
  const traceHeader = traceHeaderOf(event.metadata.traceparent);
  return {
    EventBusName: destination.busName,
    Source: event.source,
    DetailType: event.type,
    Detail: detail.text,
    Time: new Date(event.metadata.time),
    Resources: [origin.tableArn],
    ...(traceHeader !== undefined && { TraceHeader: traceHeader }),
  };
}

function tooLarge(bytes: number): StreambridgeError {
  return new StreambridgeError("EVENT_TOO_LARGE", `the event counts ${bytes} bytes without its data`, {
    mend: "Let the translator name fewer or shorter keys.",
    detail: { bytes, limit: MAX_ENTRY_BYTES },
  });
}
