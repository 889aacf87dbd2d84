import type { Subscription } from "../packages/consumer-kit/src/subscription.ts";
import { CLAIMS_PREFIX, type Bridge } from "./bridge.ts";
import { createConsumer, type Consumer } from "./consumer.ts";
import { sourcesOf } from "./event-sources.ts";

/** Wires every subscription of this repository to the bus. */
export function createConsumers(subscriptions: readonly Subscription[], bus: sst.aws.Bus, bridge: Bridge): Consumer[] {
  return subscriptions.map((subscription) =>
    createConsumer(subscription, {
      busArn: bus.arn,
      sources: sourcesOf(subscription.events),
      claims: { arn: bridge.claims.arn, prefix: CLAIMS_PREFIX },
      handler: `packages/consumers/${subscription.name}/src/handler.handler`,
    }),
  );
}
