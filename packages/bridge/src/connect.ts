import type { Environment } from "./env.ts";
import { lazily } from "./lazily.ts";
import type { ParkingLot } from "./park/parking-lot.ts";
import type { ReadParameter } from "./park/park-unseen.ts";
import type { Bridge } from "./process-records.ts";
import type { ClaimStore } from "./publish/claim-store.ts";
import { eventBridgePublisher } from "./publish/event-bridge.ts";
import { translators } from "./translate/index.ts";

/**
 * The bridge over AWS: EventBridge for events, S3 for large data, SQS and S3 for what is parked. Only EventBridge's client
 * is loaded when the function starts; the others when they are first needed, which for most functions is never.
 */
export function connectBridge(environment: Environment): Bridge {
  return {
    environment,
    translators,
    publisher: eventBridgePublisher(),
    claims: lateClaimStore(environment.claimsBucket),
    parkingLot: lateParkingLot(environment),
  };
}

/** Reads an SSM parameter; the client is loaded at the first call. */
export const readParameter: ReadParameter = async (name, signal) => {
  const { readSsmParameter } = await import("./park/ssm-parameter.ts");
  return readSsmParameter(name, signal);
};

function lateClaimStore(claimsBucket: string): ClaimStore {
  const store = lazily(async () => (await import("./publish/s3-claim-store.ts")).s3ClaimStore(claimsBucket));
  return { put: async (claim, signal) => (await store()).put(claim, signal) };
}

function lateParkingLot(environment: Environment): ParkingLot {
  const lot = lazily(async () => (await import("./park/sqs-parking-lot.ts")).sqsParkingLot(environment));
  return { park: async (message, signal) => (await lot()).park(message, signal) };
}
