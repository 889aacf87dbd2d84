import { StreambridgeError } from "@streambridge/errors";
import { SWAP_ATTEMPTS } from "../limits.ts";
import type { Subscription } from "../subscription.ts";
import { latestWins } from "./latest-wins.ts";
import { once } from "./once.ts";
import type { GuardRow } from "./row.ts";
import type { Ending, Rule, Verdict, Visit } from "./rule.ts";
import type { GuardStore } from "./store.ts";

/** Why an event is not handled now. */
export type Refusal = Exclude<Verdict["kind"], "enter" | "conclude">;

/**
 * The door of the guard: closed, or open until `leave` is called with how handling ended. `leave` answers whether the
 * effect was overtaken: it happened, and something newer may have had its effect before.
 */
export type Entry =
  | { readonly admitted: false; readonly refusal: Refusal }
  | { readonly admitted: true; readonly leave: (ending: Ending, now: number) => Promise<boolean> };

/** Keeps repeats and disorder from a handler. */
export interface Guard {
  /** Asks every rule in turn, and holds the event's rows for this delivery if all say yes. Rejects when the store fails. */
  enter(visit: Visit): Promise<Entry>;
}

/** Whether this subscription needs a guard, and with it a guard table. */
export function needsGuard({ once: scope, order }: Subscription): boolean {
  return scope !== undefined || order === "latest-wins";
}

/** The rules that a subscription asks for, in the order in which they judge. */
export function rulesOf({
  once: scope,
  onUncertain,
  order,
}: Pick<Subscription, "once" | "onUncertain" | "order">): readonly Rule[] {
  return [...(order === "latest-wins" ? [latestWins] : []), ...(scope === undefined ? [] : [once(scope, onUncertain)])];
}

/** The guard that a subscription asks for; without `once` and `latest-wins` it lets everything in. */
export function makeGuard(subscription: Subscription, store: GuardStore | undefined): Guard {
  const rules = rulesOf(subscription);
  return { enter: (visit) => enterAll(rules, store, visit) };
}

async function enterAll(rules: readonly Rule[], store: GuardStore | undefined, visit: Visit): Promise<Entry> {
  const held: Held[] = [];
  for (const rule of rules) {
    const entry = await enterOne(rule, required(store), visit);
    if (entry.admitted) {
      held.push(entry);
      continue;
    }
    await leaveAll(held, ENDING_OF[entry.refusal], visit.now);
    return entry;
  }
  return { admitted: true, leave: (ending, now) => leaveAll(held, ending, now) };
}

type Held = Extract<Entry, { admitted: true }>;

/** The last to come in is the first to go, so that what a later rule protects is settled before an earlier one opens. */
async function leaveAll(held: readonly Held[], ending: Ending, now: number): Promise<boolean> {
  let overtaken = false;
  for (const entry of held.toReversed()) overtaken = (await entry.leave(ending, now)) || overtaken;
  return overtaken;
}

/** What a refusal by one rule means to the rules that had said yes. */
const ENDING_OF: Readonly<Record<Refusal, Ending>> = {
  repeated: { kind: "handled", effect: "happened" },
  outdated: { kind: "handled", effect: "happened" },
  held: { kind: "retried", effect: "none" },
  uncertain: { kind: "parked", effect: "unknown" },
};

/** Most ids are new, so the first guess is that there is no row; a wrong guess costs one write and brings the row. */
async function enterOne(rule: Rule, store: GuardStore, visit: Visit): Promise<Entry> {
  const id = rule.idOf(visit.metadata);
  let seen: GuardRow | undefined;
  for (let attempt = 0; attempt < SWAP_ATTEMPTS; attempt += 1) {
    const verdict = rule.enter(seen, visit);
    if (!("row" in verdict)) return { admitted: false, refusal: verdict.kind };
    const swap = await store.swap(id, seen, verdict.row);
    if (swap.ok && verdict.kind === "conclude") return { admitted: false, refusal: "repeated" };
    if (swap.ok) return hold(rule, store, visit, swap.row);
    // Written by this very delivery: the answer to its write was lost, and the client has tried again by itself.
    if (swap.found?.holder === visit.holder) return hold(rule, store, visit, swap.found);
    seen = swap.found;
  }
  return { admitted: false, refusal: "held" };
}

function hold(rule: Rule, store: GuardStore, visit: Visit, row: GuardRow): Held {
  const id = rule.idOf(visit.metadata);
  async function leave(ending: Ending, now: number): Promise<boolean> {
    let seen: GuardRow | undefined = row;
    for (let attempt = 0; attempt < SWAP_ATTEMPTS; attempt += 1) {
      const swap = await store.swap(id, seen, rule.leave(seen, { ...visit, now }, ending));
      if (swap.ok) return ending.effect === "happened" && rule.overtaken?.(seen, visit) === true;
      seen = swap.found;
    }
    throw new StreambridgeError(
      "LEASE_HELD",
      `the guard's row ${id} changed ${SWAP_ATTEMPTS} times while it was written`,
    );
  }
  return { admitted: true, leave };
}

function required(store: GuardStore | undefined): GuardStore {
  if (store !== undefined) return store;
  throw new StreambridgeError("SETTING_MISSING", "a subscription with `once` or `latest-wins` needs a guard store", {
    mend: "Set GUARD_TABLE on the function; stacks/consumer.ts does it.",
  });
}
