import type { Spy } from "../../spy/facts.ts";
import type { Archives } from "./archives/archives.ts";
import type { Bus, Buses } from "./buses.ts";
import type { Delivery } from "./deliver/deliver.ts";
import { readEvent } from "./pattern/index.ts";
import type { AcceptedEvent } from "./put-events/envelope.ts";

/** What an event is routed with. */
export interface RouteContext {
  readonly buses: Buses;
  readonly archives: Archives;
  readonly spy: Spy;
  /** Begins a delivery. */
  readonly deliver: (delivery: Delivery) => void;
}

/**
 * Takes an event to the archives of its bus and to the targets of the rules that it satisfies. The spy is told of the
 * rules that the program or a person made; those of archives are EventBridge's own.
 *
 * @param only ARNs of the rules that may get it, for a replay that names them.
 */
export function routeEvent(
  bus: Bus,
  accepted: AcceptedEvent,
  { buses, archives, spy, deliver }: RouteContext,
  only?: ReadonlySet<string>,
): void {
  const event = readEvent(accepted.text);
  const satisfied = event === undefined ? [] : buses.ruleSet(bus).match(event);
  const rules = satisfied.filter(({ managedBy, arn }) => managedBy === undefined && (only?.has(arn) ?? true));
  spy.tell({ kind: "event-accepted", bus: bus.name, event: accepted.event, rules: rules.map(({ name }) => name) });
  for (const rule of satisfied) if (rule.managedBy !== undefined) archives.keep(rule, accepted);
  for (const rule of rules) for (const target of rule.targets.values()) deliver({ rule, target, accepted });
}
