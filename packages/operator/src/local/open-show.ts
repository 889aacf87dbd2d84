import type { Mask } from "@streambridge/events";
import type { Fact } from "@streambridge/local-cloud";
import { Deliveries } from "./deliveries.ts";
import { follow } from "./follow/follow.ts";
import { findPlaces, type Places } from "./places.ts";
import type { Screen } from "./screen/screen.ts";
import { showHops, type HopScreen } from "./screen/show-hops.ts";
import type { Running } from "./set-up.ts";
import { consumersByVendor, onEffect } from "./vendors.ts";

/** A stack that is watched: what happens is on the screen, and is held against what should. */
export interface Show {
  readonly running: Running;
  readonly screen: Screen;
  readonly hops: HopScreen;
  readonly places: Places;
  readonly deliveries: Deliveries;
  /** Aborts when the command is to end. */
  readonly stop: AbortSignal;
  /** From now on hops are shown only. */
  endDeliveries(): void;
}

/** Begins to follow everything that happens, from its first fact on. */
export function openShow(running: Running, screen: Screen, stop: AbortSignal): Show {
  const { cloud, standIns, subscriptions } = running;
  const places = findPlaces(cloud.graph, subscriptions);
  const consumerOfVendor = consumersByVendor(subscriptions);
  const deliveries = new Deliveries(subscriptions, new Set(consumerOfVendor.values()));
  const hops = showHops(screen);
  let ended = false;
  const follower = follow(places, consumerOfVendor, (hop) => {
    // While it stays up, what one request leads to is a paragraph.
    if (ended && hop.kind === "request") screen.line();
    hops.show(hop);
    if (!ended) deliveries.hop(hop);
  });
  cloud.spy.listen((fact) => {
    learnFrom(screen.mask, fact);
    follower.fact(fact);
  });
  onEffect(standIns, (effect) => {
    screen.mask.learn(effect.body);
    follower.effect(effect);
  });
  return { running, screen, places, deliveries, stop, hops, endDeliveries: () => (ended = true) };
}

/** Everything personal comes in with a row, or with an event that somebody else puts on the bus. */
function learnFrom(mask: Mask, fact: Fact): void {
  if (fact.kind === "row-changed") mask.learn(fact.record);
  if (fact.kind === "event-accepted") mask.learn(fact.event.detail);
}
