import { takesReason } from "@streambridge/consumer-kit/subscription";
import { StreambridgeError } from "@streambridge/errors";
import type { ConsumerPart, Topology } from "../failures/find-topology.ts";

/** The consumer that is to be filled, and the function that fills it. */
export interface Filled {
  readonly consumer: ConsumerPart;
  /** Name of the `Backfill` function. */
  readonly functionName: string;
}

/**
 * Finds a consumer of a stage that accepts events of a backfill.
 *
 * @throws StreambridgeError `USAGE` when there is none of that name, or when it refuses: its owner decided so, and what it
 *   was sent would be skipped; `STAGE_NOT_FOUND` when the stage was deployed before there was such a function
 */
export function findConsumer({ bridge, consumers, stage }: Topology, name: string): Filled {
  const consumer = consumers.find((one) => one.name === name);
  if (consumer === undefined) {
    throw new StreambridgeError("USAGE", `${name} is no consumer of stage ${stage}`, {
      mend: `They are ${consumers.map((one) => one.name).join(", ")}.`,
    });
  }
  const { reasons, owner } = consumer;
  if (!takesReason(consumer, "backfill")) {
    throw new StreambridgeError(
      "USAGE",
      `${name} refuses a backfill: it takes events for ${reasons?.join(", ") ?? "every other reason"} only`,
      {
        mend: `Ask its owner, ${owner}: \`reasons\` in packages/consumers/${name}/src/subscription.ts does not name it.`,
      },
    );
  }
  if (bridge.backfill !== undefined) return { consumer, functionName: bridge.backfill };
  throw new StreambridgeError("STAGE_NOT_FOUND", `stage ${stage} has no function for a backfill yet`, {
    mend: "Deploy it again.",
  });
}
