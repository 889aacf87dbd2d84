import { GUARD_ROW_S } from "../limits.ts";
import { isHeld, withoutLease, type GuardFields } from "./row.ts";
import type { Rule, Visit } from "./rule.ts";

/**
 * `once`: at most one effect per `fact` (one thing that happened, whichever major tells of it) or per `entity`, for ever.
 *
 * `started` is written before the effect and `done` after it. A delivery that finds `started` and nobody at work has met the one
 * gap that cannot be closed: the effect may have happened. `onUncertain` decides then: `retry` does it, perhaps for the
 * second time; `park` (the default) leaves it to a person, whose decision comes with the redriven message.
 */
export function once(scope: "fact" | "entity", onUncertain: "retry" | "park" = "park"): Rule {
  return {
    idOf: ({ fact, entity }) => (scope === "fact" ? `once/fact/${fact}` : `once/entity/${entity.type}/${entity.id}`),
    enter(row, visit) {
      if (row?.state === "done") return { kind: "repeated" };
      if (isHeld(row, visit.now)) return { kind: "held" };
      if (row?.state === "started" && visit.decision === "done")
        return { kind: "conclude", row: { ...expiry(scope, visit), state: "done" } };
      if (row?.state === "started" && onUncertain === "park" && visit.decision !== "again")
        return { kind: "uncertain" };
      const { holder, leaseUntil } = visit;
      return { kind: "enter", row: { ...expiry(scope, visit), state: "started", holder, leaseUntil } };
    },
    leave(row, visit, { effect }) {
      if (effect === "happened") return { ...expiry(scope, visit), state: "done" };
      if (row !== undefined && row.holder !== visit.holder) return row;
      if (effect === "none") return expiry("fact", visit);
      return withoutLease(row ?? { ...expiry(scope, visit), state: "started" });
    },
  };
}

/** What happened once for an entity is never forgotten; for a fact, as long as a copy of its event can arrive. */
function expiry(scope: "fact" | "entity", { now }: Visit): Pick<GuardFields, "expiresAt"> {
  return scope === "entity" ? {} : { expiresAt: Math.ceil(now / 1000) + GUARD_ROW_S };
}
