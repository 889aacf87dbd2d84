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
export function tryOn({ reach, topology }: Stage, subscriptions: readonly Subscription[]): Try {
  const guards: Guards = readGuards(reach, topology.consumers, subscriptions);
  return async ({ content, consumer = "", ...entry }) => {
    if (content.kind === "unknown") return { kind: "untried", passes: false, why: "it is no parked record" };
    try {
      if (content.kind === "event") {
        const subscription = subscriptions.find(({ name }) => name === consumer);
        if (subscription === undefined)
          return { kind: "untried", passes: false, why: `this tree has no consumer ${consumer}` };
        const takes = (type: string): boolean => subscription.events.includes(type);
        return await tryEvent(content.body, consumer, { reach, takes, guards });
      }
      return await tryRecord(await loadPayload(reach, { ...entry, content }), topology.bridge);
    } catch (thrown) {
      if (thrown instanceof StreambridgeError) return { kind: "untried", passes: false, why: thrown.message };
      throw thrown;
    }
  };
}
