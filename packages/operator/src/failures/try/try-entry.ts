import { StreambridgeError } from "@streambridge/errors";
import type { Entry } from "../entry.ts";
import { loadPayload } from "../load-payload.ts";
import { readGuards, type Guards } from "../guards.ts";
import type { Stage } from "../stage.ts";
import type { Subscription } from "../../local/subscriptions.ts";
import { tryEvent } from "./try-event.ts";
import { tryRecord } from "./try-record.ts";
import type { Tried } from "./tried.ts";

/** Tries failures of one stage with the code of this tree. */
export type Try = (entry: Entry) => Promise<Tried>;

/**
 * Makes a trial of a stage.
 *
 * @param subscriptions those of this tree: whether a handler exists is a question to today's code
 */
export function tryOn(stage: Stage, subscriptions: readonly Subscription[]): Try {
  const guards = readGuards(stage.reach, stage.topology.consumers, subscriptions);
  return async (entry) => {
    try {
      return await tryOne(entry, stage, subscriptions, guards);
    } catch (thrown) {
      if (thrown instanceof StreambridgeError) return untried(thrown.message);
      throw thrown;
    }
  };
}

async function tryOne(
  entry: Entry,
  { reach, topology }: Stage,
  subscriptions: readonly Subscription[],
  guards: Guards,
): Promise<Tried> {
  const { content, consumer = "" } = entry;
  if (content.kind === "unknown") return untried("it is no parked record");
  if (content.kind !== "event") return tryRecord(await loadPayload(reach, entry), topology.bridge);
  const subscription = subscriptions.find(({ name }) => name === consumer);
  if (subscription === undefined) return untried(`this tree has no consumer ${consumer}`);
  const takes = (type: string): boolean => subscription.events.includes(type);
  return tryEvent(content.body, consumer, { reach, takes, guards });
}

function untried(why: string): Tried {
  return { kind: "untried", passes: false, why };
}
