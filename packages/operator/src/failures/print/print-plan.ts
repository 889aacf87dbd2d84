import type { Screen } from "../../local/screen/screen.ts";
import type { Forecast, Planned } from "../plan/plan.ts";
import { count } from "./ages.ts";

const WORDS: Readonly<Record<Forecast, string>> = {
  fresh: "nothing speaks against it",
  repeat: "may be repeats: something of them took effect before",
  superseded: "superseded: something newer of the same item was done or is sent again as well",
  stale: "stay: older than what guards remember; `redrive` says what to do instead (docs/dead-letter-archive.md)",
  uncertain: "uncertain: say --uncertain done or --uncertain again",
  fails: "would fail again with the code of this tree",
  stuck: "go nowhere: no records and no events, or of a consumer that is not there; only purge takes them away",
};

/** Shows what a redrive would do: how many go where, and what is expected of them. */
export function printPlan(screen: Screen, plan: readonly Planned[]): void {
  if (plan.length === 0) return screen.line("No failure fits.");
  const to = (where: Planned["to"]): number => plan.filter((one) => one.to === where).length;
  const consumers = Map.groupBy(
    plan.filter((one) => one.to === "queue"),
    ({ entry }) => entry.consumer,
  );
  if (to("bridge") > 0) screen.line(`${count(to("bridge"), "record")} would go through the bridge`);
  for (const [consumer, ones] of consumers)
    screen.line(`${count(ones.length, "event")} would go back to the queue of ${consumer}`);
  for (const [forecast, words] of Object.entries(WORDS)) {
    const number = plan.filter((one) => one.forecast === forecast).length;
    if (number > 0) screen.line(`${String(number).padStart(6)}  ${words}`);
  }
  screen.line("Nothing was sent.");
}

/** For machines: what is expected of each failure. */
export function planJson(plan: readonly Planned[]): { readonly plan: readonly unknown[] } {
  return { plan: plan.map(({ entry: { id }, to, forecast }) => ({ id, to, forecast })) };
}
