import type { LeftBehind } from "@streambridge/keeper/left-behind";
import type { ConsumerPart, Topology } from "../failures/find-topology.ts";

/** A topology, or the part of it that concerns one event type, as lines for a person. */
export function describe({ stage, bridge, consumers, left }: Topology): readonly string[] {
  return [
    `Stage ${stage}`,
    ...fields({ table: bridge.table, bus: bridge.bus, publishes: bridge.published.join(", ") || "nothing" }),
    ...consumers.flatMap(describeConsumer),
    ...left.flatMap(describeLeft),
  ];
}

function describeConsumer({ name, owner, events, reasons, queue, deadLetters, guard }: ConsumerPart): string[] {
  return [
    `${name}, owner ${owner}`,
    ...fields({
      reads: events.join(", "),
      takes: reasons?.join(", ") ?? "every reason but backfill",
      queue,
      "dead letters": deadLetters,
      guard: guard ?? "none",
    }),
  ];
}

function describeLeft({ name, queue, deadLetters }: LeftBehind): string[] {
  return [`${name}, which left the program`, ...fields({ queue, "dead letters": deadLetters })];
}

const NAME_WIDTH = "dead letters".length;

function fields(values: Readonly<Record<string, string>>): string[] {
  return Object.entries(values).map(([name, value]) => `  ${name.padEnd(NAME_WIDTH)}  ${value}`);
}
