import type { EventType } from "@streambridge/events";
import type { ParkingLot } from "../park/parking-lot.ts";
import type { Bridge, Run } from "../process-records.ts";
import { kept } from "../kept.ts";
import { eventBridgePublisher } from "../publish/event-bridge.ts";
import type { Claim } from "../publish/claim-store.ts";
import type { ParkingMessage } from "../park/parking-message.ts";
import { translators } from "../translate/index.ts";
import { startPutEventsServer, type PutEventsServer, type Reply, type SeenEntry } from "./put-events-server.ts";

/** Every event type that the test bridge publishes unless told otherwise. */
export const ALL_TYPES: readonly EventType[] = [
  "OrderCancelled.v1",
  "OrderPlaced.v1",
  "UserDeleted.v1",
  "UserProfileChanged.v1",
  "UserProfileChanged.v2",
  "UserRegistered.v1",
  "UserRegistered.v2",
];

/** A bridge whose publisher is the real SDK over a scripted endpoint, and whose parking lot and claims are lists. */
export interface BridgeStage extends AsyncDisposable {
  readonly bridge: Bridge;
  readonly server: PutEventsServer;
  readonly parked: readonly ParkingMessage[];
  readonly claims: readonly Claim[];
}

/** What a test wants otherwise. */
export interface StageOptions {
  readonly script?: (entries: readonly SeenEntry[], number: number) => Reply | Promise<Reply>;
  readonly publishedTypes?: readonly EventType[];
  readonly since?: number;
  readonly bridge?: Partial<Bridge>;
}

/** Starts a bridge; `await using` ends it. */
export async function bridgeOver(options: StageOptions = {}): Promise<BridgeStage> {
  const server = await startPutEventsServer(options.script);
  const parked: ParkingMessage[] = [];
  const claims: Claim[] = [];
  const parkingLot: ParkingLot = {
    park(message) {
      parked.push(message);
      return Promise.resolve(kept);
    },
  };
  const bridge: Bridge = {
    environment: {
      busName: "events",
      parkQueueUrl: "http://127.0.0.1/parked",
      claimsBucket: "claims-bucket",
      failuresBucket: "failures-bucket",
      publishedTypes: new Set(options.publishedTypes ?? ALL_TYPES),
      since: options.since,
      parkUnseenParameter: "/streambridge/test/bridge/park-unseen",
    },
    translators,
    publisher: eventBridgePublisher(server.client),
    claims: {
      put(claim) {
        claims.push(claim);
        return Promise.resolve(kept);
      },
    },
    parkingLot,
    ...options.bridge,
  };
  return { bridge, server, parked, claims, [Symbol.asyncDispose]: () => server.stop() };
}

/** A run with a minute of time. */
export function runWith(overrides: Partial<Run> = {}): Run {
  return {
    bridge: { version: "1", function: "bridge", requestId: "request-1" },
    remainingMs: () => 60_000,
    parkUnseen: new Set(),
    ...overrides,
  };
}
