import type { Fact } from "@streambridge/local-cloud";
import type { Effect } from "@streambridge/stand-ins";
import { PASSED_OVER_AFTER_MS } from "../../limits.ts";
import type { Hop } from "../hop.ts";
import type { Places } from "../places.ts";
import { alarmed } from "./follow-alarms.ts";
import { DeliveryFollower } from "./follow-deliveries.ts";
import { kept, programChanged, replaced } from "./follow-code.ts";
import { EventFollower } from "./follow-events.ts";
import { RowFollower } from "./follow-rows.ts";

/** Where facts and effects come in; each may make hops. */
export interface Follower {
  readonly fact: (fact: Fact) => void;
  readonly effect: (effect: Effect) => void;
}

/**
 * Turns what happens in the local cloud, and at the vendors, into the way of each row: row, event versions, rules and
 * queues, consumers, effects.
 *
 * @param consumerOfVendor which consumer talks to which vendor
 * @param tell called with each hop as soon as it is known
 */
export function follow(
  places: Places,
  consumerOfVendor: ReadonlyMap<string, string>,
  tell: (hop: Hop) => void,
): Follower {
  const rows = new RowFollower(places);
  const events = new EventFollower(places, rows);
  const deliveries = new DeliveryFollower(places, events, consumerOfVendor);

  /** The bus accepts an event before the bridge's run ends, but another run may have taken the row: so not at once. */
  function bridgeEnded(fact: Fact & { kind: "function-ended" }): readonly Hop[] {
    for (const change of rows.bridgeEnded(fact)) {
      setTimeout(() => rows.passedOver(change).forEach(tell), PASSED_OVER_AFTER_MS).unref();
    }
    return fact.error === undefined ? [] : [{ kind: "trouble", text: `the bridge failed: ${fact.error}` }];
  }

  function hopsOf(fact: Fact): readonly Hop[] {
    switch (fact.kind) {
      case "http-request":
        return [{ kind: "request", method: fact.method, path: fact.path, status: fact.status }];
      case "row-changed":
        return rows.rowChanged(fact);
      case "function-started":
        if (fact.functionName === places.bridge) rows.bridgeStarted(fact);
        return [];
      case "function-ended":
        return fact.functionName === places.bridge ? bridgeEnded(fact) : crashed(places, fact);
      case "message-sent":
        return fact.queue === places.parkQueue ? rows.parked(fact) : [];
      case "event-accepted":
        return events.accepted(fact);
      case "entry-refused":
        return [{ kind: "trouble", text: `the bus refused an entry: ${fact.code}: ${fact.message}` }];
      case "target-delivered":
        return events.delivered(fact);
      case "target-failed":
        return events.undeliverable(fact);
      case "message-received":
        return deliveries.received(fact);
      case "function-log":
        return deliveries.logged(fact);
      case "message-deleted":
        return deliveries.deleted(fact);
      case "message-dead-lettered":
        return deliveries.deadLettered(fact);
      case "function-replaced":
        return replaced(places, fact);
      case "function-kept":
        return kept(places, fact);
      case "program-changed":
        return programChanged(fact);
      case "notification-published":
        return alarmed(fact);
      case "warning":
        return [{ kind: "trouble", text: fact.text }];
      default:
        return [];
    }
  }

  return {
    fact: (fact) => hopsOf(fact).forEach(tell),
    effect: (effect) => deliveries.effect(effect).forEach(tell),
  };
}

function crashed(places: Places, { functionName, error }: Fact & { kind: "function-ended" }): readonly Hop[] {
  if (error === undefined) return [];
  const who = places.consumerOfFunction.get(functionName) ?? functionName;
  return [{ kind: "trouble", text: `${who} failed: ${error}` }];
}
