import type { Subscription } from "../packages/consumer-kit/src/subscription.ts";
import { CLAIMS_PREFIX, type Bridge } from "./bridge.ts";
import { createConsumer, type Consumer } from "./consumer.ts";
import { sourcesOf } from "./event-sources.ts";
import { KEEPS } from "./keeper.ts";

/** What consumers are wired to. */
export interface Surroundings {
  readonly bus: sst.aws.Bus;
  readonly bridge: Bridge;
  readonly backfill: sst.aws.Function;
  readonly keeper: sst.aws.Function;
}

/** Wires every subscription of this repository to the bus. */
export function createConsumers(
  subscriptions: readonly Subscription[],
  { bus, bridge, backfill, keeper }: Surroundings,
): Consumer[] {
  const admitted = {
    work: [
      { sid: "Backfill", roleArn: backfill.nodes.role.arn, actions: ["sqs:SendMessage"] },
      // For the day on which the consumer leaves the program, and this queue stays with what waits in it.
      { sid: "Keeper", roleArn: keeper.nodes.role.arn, actions: KEEPS },
    ],
    dead: [{ sid: "Keeper", roleArn: keeper.nodes.role.arn, actions: KEEPS }],
  };
  return subscriptions.map((subscription) =>
    createConsumer(subscription, {
      busArn: bus.arn,
      sources: sourcesOf(subscription.events),
      claims: { arn: bridge.claims.arn, prefix: CLAIMS_PREFIX },
      handler: `packages/consumers/${subscription.name}/src/handler.handler`,
      admitted,
    }),
  );
}
