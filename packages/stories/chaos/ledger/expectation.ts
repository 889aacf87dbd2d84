import type { ChaosConsumer } from "../project/consumers.ts";
import type { Effect } from "../vendor/vendor.ts";
import type { Line } from "./line.ts";

/** That one subscription hears of one line. */
export interface Expectation {
  readonly consumer: ChaosConsumer;
  readonly line: Line;
}

/** Every line, at every subscription that matches it. */
export function expectationsOf(lines: readonly Line[], consumers: readonly ChaosConsumer[]): readonly Expectation[] {
  return lines.flatMap((line) =>
    consumers
      .filter(({ events }) => events.some((type) => nameOf(type) === line.event))
      .map((consumer) => ({ consumer, line })),
  );
}

/** An event type without its major. */
export function nameOf(type: string): string {
  return type.replace(/\.v\d+$/, "");
}

/** By what an expectation and its effects find each other. */
export function keyOf({ consumer, line }: Expectation): string {
  return keyFrom(consumer.name, line.event, line.subject);
}

/** The same for an effect. */
export function effectKey({ consumer, type, subject }: Effect): string {
  return keyFrom(consumer, nameOf(type), subject);
}

function keyFrom(consumer: string, event: string, subject: string): string {
  return `${consumer} ${event} ${subject}`;
}

/** An expectation for a person who reads. */
export function describe({ consumer, line }: Expectation): string {
  return `${line.event} of ${line.subject} (change ${line.position} of ${line.entity}) at ${consumer.name}`;
}
