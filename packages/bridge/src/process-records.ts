import { setTimeout as pause } from "node:timers/promises";
import type { EventType, Reason } from "@streambridge/events";
import type { Environment } from "./env.ts";
import { judgeRecords, retryFromFirst } from "./judge-records.ts";
import { PUBLISH_RESERVE_MS } from "./limits.ts";
import type { Outcome } from "./outcome.ts";
import { park } from "./park/park.ts";
import type { BridgeRun, ParkedBefore } from "./park/parked.ts";
import type { ParkingLot } from "./park/parking-lot.ts";
import { prepareRecord, type Prepared, type Preparing } from "./prepare-record.ts";
import type { ClaimStore } from "./publish/claim-store.ts";
import { publish } from "./publish/publish.ts";
import type { Publisher } from "./publish/publisher.ts";
import type { Translator } from "./translate/translator.ts";

/** The bridge with everything that it talks to. */
export interface Bridge {
  readonly environment: Environment;
  readonly translators: readonly Translator[];
  readonly publisher: Publisher;
  readonly claims: ClaimStore;
  readonly parkingLot: ParkingLot;
}

/** One run of the bridge over some records. */
export interface Run {
  readonly bridge: BridgeRun;
  /** Milliseconds left of the function's time. */
  readonly remainingMs: () => number;
  /** eventIDs of records to park before anything of them is looked at. */
  readonly parkUnseen: ReadonlySet<string>;
  /** Replaces the change's own reason in the metadata, when records are sent again on purpose. */
  readonly reason?: Reason;
  /** Links that a causal chain may have; absent: MAX_HOPS. */
  readonly mostHops?: number;
  /** What was known of the one record of this run, when it was parked before. */
  readonly before?: ParkedBefore | undefined;
}

/** What became of the records of a run. */
export interface Processed {
  /** One for each record, in their order. */
  readonly outcomes: readonly Outcome[];
  /** Accepted events by type, also of records that are retried for another reason. */
  readonly eventsPublished: ReadonlyMap<EventType, number>;
  readonly entriesResent: number;
  readonly publishMilliseconds: number;
}

/**
 * The path of stream records through the bridge, the same for a batch and for a single record that is sent again: decode,
 * translate and seal each; publish what came out; park what failed. Nothing that a record holds makes it reject.
 *
 * @param records Stream records in the order of their shard; anything is possible.
 */
export async function processRecords(records: readonly unknown[], bridge: Bridge, run: Run): Promise<Processed> {
  const prepared = prepareUntilHalt(records, preparingFor(bridge, run));
  const shipments = prepared.flatMap((one) => ("shipments" in one ? one.shipments : []));

  const startedAt = performance.now();
  const { sent, resent } = await publish(shipments, sendingFor(bridge, run));
  const publishMilliseconds = performance.now() - startedAt;

  const judged = judgeRecords(records.length, prepared, shipments, sent);
  const settled = await park(records, judged, parkingFor(bridge, run));

  const eventsPublished = new Map<EventType, number>();
  shipments.forEach(({ entry }, index) => {
    if (sent[index]?.kind !== "accepted") return;
    const type = entry.DetailType as EventType;
    eventsPublished.set(type, (eventsPublished.get(type) ?? 0) + 1);
  });
  return { outcomes: retryFromFirst(settled), eventsPublished, entriesResent: resent, publishMilliseconds };
}

/** Records after one that halts are not looked at: the stream must not go past it. */
function prepareUntilHalt(records: readonly unknown[], preparing: Preparing): Prepared[] {
  const prepared: Prepared[] = [];
  for (const [position, record] of records.entries()) {
    const one = prepareRecord(record, position, preparing);
    prepared.push(one);
    if (one.kind === "halted") break;
  }
  return prepared;
}

function preparingFor({ environment, translators }: Bridge, { parkUnseen, reason, mostHops }: Run): Preparing {
  const { publishedTypes, since } = environment;
  return {
    translators,
    publishedTypes,
    since,
    destination: environment,
    parkUnseen,
    ...(reason && { reason }),
    ...(mostHops !== undefined && { mostHops }),
  };
}

function sendingFor({ publisher, claims }: Bridge, { remainingMs }: Run) {
  return {
    publisher,
    claims,
    remainingMs: () => remainingMs() - PUBLISH_RESERVE_MS,
    pause: (milliseconds: number) => pause(milliseconds),
    random: Math.random,
  };
}

function parkingFor({ parkingLot, environment }: Bridge, { bridge, before, remainingMs }: Run) {
  return { parkingLot, failuresBucket: environment.failuresBucket, bridge, before, remainingMs };
}
