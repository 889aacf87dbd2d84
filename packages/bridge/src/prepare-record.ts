import { StreambridgeError } from "@streambridge/errors";
import type { Change } from "./decode/change.ts";
import { decodeRecord } from "./decode/record.ts";
import { Undecodable } from "./decode/undecodable.ts";
import { MAX_HOPS } from "./limits.ts";
import type { Failure, Failures, IgnoredReason } from "./outcome.ts";
import type { Shipment } from "./publish/shipment.ts";
import { sealDrafts, type Sealing } from "./seal-drafts.ts";
import { entityOf, translateChange } from "./translate/translate-change.ts";
import type { Translator } from "./translate/translator.ts";

/** What one record becomes before anything is sent. */
export type Prepared =
  | { readonly kind: "ignored"; readonly reason: IgnoredReason; readonly skipped?: Failures }
  /** To be sent, and done when all of it is accepted. */
  | {
      readonly kind: "ready";
      readonly entity: string;
      readonly shipments: readonly Shipment[];
      readonly skipped?: Failures;
    }
  /** To be parked; events of it that did not fail are sent all the same. */
  | {
      readonly kind: "failed";
      readonly entity: string | undefined;
      readonly shipments: readonly Shipment[];
      readonly failures: Failures;
    }
  /** Its translator says that the stream must not go past it. */
  | { readonly kind: "halted"; readonly error: StreambridgeError };

/** What preparing depends on; the same for every record of a batch. */
export interface Preparing extends Sealing {
  readonly translators: readonly Translator[];
  /** Links that a causal chain may have; absent: MAX_HOPS. */
  readonly mostHops?: number;
  /** Changes before this time are ignored: milliseconds since 1970. */
  readonly since: number | undefined;
  /** eventIDs of records to park before anything of them is looked at. */
  readonly parkUnseen: ReadonlySet<string>;
}

/**
 * Takes one stream record through decode, translate and seal, up to the entries that would be sent. Batch, redrive and
 * reprocessing all come this way. It reads and writes nothing outside, and never throws.
 *
 * @param record As it came from the stream; anything is possible.
 * @param position Its position in the batch.
 */
export function prepareRecord(record: unknown, position: number, preparing: Preparing): Prepared {
  if (isListed(record, preparing.parkUnseen)) return failed({ stage: "unseen", error: parkedUnseen() });
  const change = decodeRecord(record);
  if (change instanceof Undecodable) return failed({ stage: "decode", error: change.toError() });
  if (isBefore(change, preparing.since)) return { kind: "ignored", reason: "before-since" };
  if (change.causeOnly) return { kind: "ignored", reason: "cause-only" };
  return prepareChange(change, position, preparing);
}

/** What preparing a change depends on that was decoded already. */
export type PreparingChange = Omit<Preparing, "since" | "parkUnseen">;

/** The rest of the path, also for a change that came from no stream record: translate and seal. It never throws. */
export function prepareChange(change: Change, position: number, preparing: PreparingChange): Prepared {
  const entity = entityOf(change);
  const translator = preparing.translators.find((candidate) => candidate.entity === entity);
  if (translator === undefined) return { kind: "ignored", reason: "no-translator" };
  try {
    return translateAndSeal(change, translator, position, preparing);
  } catch (thrown) {
    return afterFailure(translator, [], { stage: "seal", error: StreambridgeError.from(thrown) });
  }
}

function translateAndSeal(
  change: Change,
  translator: Translator,
  position: number,
  preparing: PreparingChange,
): Prepared {
  const drafts = translateChange(translator, change, preparing.mostHops ?? MAX_HOPS);
  if (drafts instanceof StreambridgeError) return afterFailure(translator, [], { stage: "translate", error: drafts });
  if (drafts.length === 0) return { kind: "ignored", reason: "no-meaning" };
  const { shipments, failures } = sealDrafts(drafts, change, position, preparing);
  const [first, ...others] = failures;
  if (first !== undefined) return afterFailure(translator, shipments, first, ...others);
  if (shipments.length === 0) return { kind: "ignored", reason: "not-published" };
  return { kind: "ready", entity: translator.entity, shipments };
}

/** What a failed translation or seal means for the record: its translator says. */
function afterFailure(translator: Translator, shipments: readonly Shipment[], ...failures: Failures): Prepared {
  const { entity, onError } = translator;
  // A loop must be broken, whatever the translator would like.
  const policy = failures[0].error.code === "HOP_LIMIT_REACHED" ? "park" : onError;
  if (policy === "park") return { kind: "failed", entity, shipments, failures };
  if (policy === "halt") return { kind: "halted", error: failures[0].error };
  if (shipments.length === 0) return { kind: "ignored", reason: "failed-softly", skipped: failures };
  return { kind: "ready", entity, shipments, skipped: failures };
}

function failed(failure: Failure): Prepared {
  return { kind: "failed", entity: undefined, shipments: [], failures: [failure] };
}

function isListed(record: unknown, parkUnseen: ReadonlySet<string>): boolean {
  if (parkUnseen.size === 0 || typeof record !== "object" || record === null || !("eventID" in record)) return false;
  return typeof record.eventID === "string" && parkUnseen.has(record.eventID);
}

function isBefore(change: Change, since: number | undefined): boolean {
  return since !== undefined && Date.parse(change.time) < since;
}

function parkedUnseen(): StreambridgeError {
  return new StreambridgeError("PARKED_UNSEEN", "An operator listed this record to be parked without looking at it.", {
    mend: "Fix what it broke, take it off the list (streambridge failures park EVENT_ID --remove), then: streambridge failures redrive --cause PARKED_UNSEEN",
  });
}
