import type { Environment } from "./env.ts";
import { sqsParkingLot } from "./park/sqs-parking-lot.ts";
import type { Bridge } from "./process-records.ts";
import { eventBridgePublisher } from "./publish/event-bridge.ts";
import { s3ClaimStore } from "./publish/s3-claim-store.ts";
import { translators } from "./translate/index.ts";

/** The bridge over AWS: EventBridge for events, S3 for large data, SQS and S3 for what is parked. */
export function connectBridge(environment: Environment): Bridge {
  return {
    environment,
    translators,
    publisher: eventBridgePublisher(),
    claims: s3ClaimStore(environment.claimsBucket),
    parkingLot: sqsParkingLot(environment),
  };
}
