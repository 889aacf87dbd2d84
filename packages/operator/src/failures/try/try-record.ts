import type { Failure, Prepared } from "@streambridge/bridge";
import type { SerializedError } from "@streambridge/errors";
import { explainFailure, isEventType, type EventType } from "@streambridge/events";
import type { BridgePart } from "../find-topology.ts";
import type { Refused, Tried } from "./tried.ts";

/**
 * Takes a stream record through decode, translate and seal with the code of this tree, as the bridge would: what it would
 * publish, ignore or park. Nothing is sent.
 */
export async function tryRecord(record: unknown, bridge: BridgePart): Promise<Tried> {
  const { prepareRecord, translators } = await import("@streambridge/bridge");
  const prepared = prepareRecord(record, 0, {
    translators,
    publishedTypes: new Set(bridge.published.filter(isEventType)),
    since: bridge.since === "" ? undefined : Date.parse(bridge.since),
    destination: { busName: bridge.bus, claimsBucket: bridge.claimsBucket },
    parkUnseen: new Set(),
    // As in `reprocessRecord`: a redrive is not stopped by it.
    mostHops: Number.POSITIVE_INFINITY,
  });
  return judge(prepared);
}

async function judge(prepared: Prepared): Promise<Tried> {
  switch (prepared.kind) {
    case "ignored":
      return { kind: "ignored", passes: true, reason: prepared.reason };
    case "halted":
      return { kind: "halts", passes: false, refused: [{ stage: "translate", error: prepared.error.toJSON() }] };
    case "failed":
      return {
        kind: "parks",
        passes: false,
        events: eventsOf(prepared.shipments),
        refused: await Promise.all(prepared.failures.map(refusedOf)),
      };
    default:
      return { kind: "publishes", passes: true, events: eventsOf(prepared.shipments) };
  }
}

type Shipments = Extract<Prepared, { kind: "ready" }>["shipments"];

function eventsOf(shipments: Shipments): Extract<Tried, { kind: "publishes" }>["events"] {
  return shipments.map(({ entry, claim }) => ({
    type: entry.DetailType as EventType,
    isClaimed: claim !== undefined,
    detail: JSON.parse(entry.Detail) as unknown,
  }));
}

async function refusedOf({ stage, eventType, error, refusal }: Failure): Promise<Refused> {
  const explained: SerializedError = refusal === undefined ? error.toJSON() : (await explainFailure(refusal)).toJSON();
  return { stage, ...(eventType !== undefined && { eventType }), error: explained };
}
