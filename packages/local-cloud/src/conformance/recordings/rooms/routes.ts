import {
  CreateEventBusCommand,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  type PutEventsRequestEntry,
  type Target,
} from "@aws-sdk/client-eventbridge";
import { asText } from "../../as-text.ts";
import { at } from "../recording.ts";
import type { EventRoom } from "./event-room.ts";

/** A bus of the room's own. */
export const SHOP = "Shop";

/** Makes the bus {@link SHOP}. */
export function createShop({ events }: EventRoom): Promise<object> {
  return events.send(new CreateEventBusCommand({ Name: SHOP }));
}

/** A rule with its targets. */
export interface Route {
  readonly rule?: string;
  /** The default bus unless it is named. */
  readonly bus?: string;
  readonly pattern: object;
  readonly targets: readonly Omit<Target, "Id">[];
}

/** Makes a rule with targets `target-0`, `target-1` ... */
export async function route({ events }: EventRoom, { rule = "Open", bus, pattern, targets }: Route): Promise<void> {
  const place = { EventBusName: bus };
  await events.send(new PutRuleCommand({ Name: rule, EventPattern: JSON.stringify(pattern), ...place }));
  const Targets = targets.map((target, index): Target => ({ ...target, Id: `target-${index}` }));
  await events.send(new PutTargetsCommand({ Rule: rule, Targets, ...place }));
}

/** An entry that becomes a recorded event: source, type and detail are taken from it. */
export function entryOf(event: unknown, more: Partial<PutEventsRequestEntry> = {}): PutEventsRequestEntry {
  return {
    Source: asText(at(event, "source")),
    DetailType: asText(at(event, "detail-type")),
    Detail: JSON.stringify(at(event, "detail")),
    ...more,
  };
}

/** Puts one event after the other, so that they arrive in this order. */
export async function putEach(room: EventRoom, entries: readonly PutEventsRequestEntry[]): Promise<void> {
  for (const entry of entries) {
    await room.events.send(new PutEventsCommand({ Entries: [entry] }));
    await room.idle();
  }
}

/** A pattern that only this recorded event's source satisfies. */
export function sourceOf(event: unknown): object {
  return { source: [at(event, "source")] };
}
