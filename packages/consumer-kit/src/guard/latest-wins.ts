import { comparePlaces } from "@streambridge/events";
import { GUARD_ROW_S } from "../limits.ts";
import { judgeByDone, markDone } from "./done.ts";
import { isHeld, withoutLease, type GuardFields } from "./row.ts";
import type { Ending, Rule, Visit } from "./rule.ts";

/**
 * `order: "latest-wins"`: of the events of one item, none takes effect after a newer one has. A standard queue, retries
 * and redrives all bring events out of order, and a vendor that was given an older state last shows it for good.
 *
 * A row keeps the place of the newest event that is `done`, and of the one that is being done. An event older than what
 * is done is outdated. One older than an unfinished try waits: if that try ends well it is outdated, if it is parked
 * his turn comes. A delete leaves a tombstone, which no other event of its own place passes.
 */
export const latestWins: Rule = {
  idOf: ({ item }) => `latest-wins/${item}`,
  enter(row, visit) {
    const past = judgeByDone(row, visit);
    if (past !== undefined) return past;
    if (isHeld(row, visit.now) || isOlderThanDoing(row, visit)) return { kind: "held" };
    const { holder, leaseUntil, metadata } = visit;
    const { doingWritten: _, ...kept } = row ?? {};
    const doing = {
      doing: metadata.sequence,
      ...(metadata.written !== undefined && { doingWritten: metadata.written }),
    };
    return { kind: "enter", row: { ...kept, ...expiry(visit), ...doing, holder, leaseUntil } };
  },
  leave(row = {}, visit, ending) {
    const done = countsAsDone(ending) ? markDone(row, visit) : row;
    // Somebody else took over: the lease was thought dead. What is done is done, the rest is theirs.
    if (row.holder !== visit.holder) return { ...done, ...expiry(visit) };
    const free = withoutLease(done);
    if (ending.kind === "retried") return { ...free, ...expiry(visit) };
    const { doing: _doing, doingWritten: _written, ...ended } = free;
    return { ...ended, ...expiry(visit) };
  },
  overtaken(row = {}, visit) {
    if (row.holder === visit.holder) return false;
    return judgeByDone(row, visit)?.kind === "outdated" || isOlderThanDoing(row, visit);
  },
};

function isOlderThanDoing(row: GuardFields | undefined, { metadata }: Visit): boolean {
  if (row?.doing === undefined) return false;
  return comparePlaces(metadata, { sequence: row.doing, written: row.doingWritten }) === -1;
}

/** What a handler skipped on purpose is its answer to the latest state, so that older states must not come after it. */
function countsAsDone({ kind, effect }: Ending): boolean {
  return kind === "handled" || (kind === "skipped" && effect === "none");
}

function expiry({ now }: Visit): { expiresAt: number } {
  return { expiresAt: Math.ceil(now / 1000) + GUARD_ROW_S };
}
