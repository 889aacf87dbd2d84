import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { fileURLToPath } from "node:url";
import { kept } from "../../src/kept.ts";
import { processRecords, type Bridge } from "../../src/process-records.ts";
import { eventBridgePublisher, eventBridgeSettings } from "../../src/publish/event-bridge.ts";
import { runWith } from "../../src/testing/bridge.ts";
import type { TestRecord } from "../../src/testing/records.ts";
import { translators } from "../../src/translate/index.ts";
import { byHand, type PlainRecord } from "../peers/by-hand.ts";

/** Something that turns a batch into events on a bus. */
export interface Contender {
  readonly name: string;
  readonly send: (records: readonly TestRecord[]) => Promise<void>;
}

const SCHEMAS = fileURLToPath(new URL("../../../../schemas", import.meta.url));

/** The first one is what the others are held against. */
export function contendersFor(endpoint: string): readonly [Contender, ...Contender[]] {
  const hand = (inFlight: number): Contender["send"] => {
    const send = byHand(clientOf(endpoint), SCHEMAS, inFlight);
    return (records) => send(records as unknown as readonly PlainRecord[]);
  };
  return [
    { name: "written by hand, one request after the other", send: hand(1) },
    { name: "written by hand, 16 at once (order lost)", send: hand(16) },
    { name: "the bridge (order kept, nothing lost)", send: ofBridge(endpoint) },
  ];
}

function clientOf(endpoint: string): EventBridgeClient {
  const credentials = { accessKeyId: "bench", secretAccessKey: "bench" };
  return new EventBridgeClient({ ...eventBridgeSettings(), endpoint, region: "us-east-1", credentials });
}

function ofBridge(endpoint: string): Contender["send"] {
  const bridge: Bridge = {
    environment: {
      busName: "events",
      parkQueueUrl: "http://127.0.0.1/parked",
      claimsBucket: "claims",
      failuresBucket: "failures",
      publishedTypes: new Set([
        "UserRegistered.v2",
        "UserProfileChanged.v2",
        "UserDeleted.v1",
        "OrderPlaced.v1",
        "OrderCancelled.v1",
      ]),
      since: undefined,
      parkUnseenParameter: "/park-unseen",
    },
    translators,
    publisher: eventBridgePublisher(clientOf(endpoint)),
    claims: { put: () => Promise.resolve(kept) },
    parkingLot: { park: () => Promise.resolve(kept) },
  };
  return async (records) => {
    const { outcomes } = await processRecords(records, bridge, runWith());
    const odd = outcomes.find(({ kind }) => kind !== "published");
    if (odd !== undefined) throw new Error(`a record ended as ${odd.kind}: the workload is to make one event each`);
  };
}
