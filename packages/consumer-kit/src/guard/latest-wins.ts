import { compareSequence } from "@streambridge/events";
import { GUARD_ROW_S, IDS_KEPT } from "../limits.ts";
import { isHeld, withoutLease, type GuardFields } from "./row.ts";
import type { Ending, Rule, Verdict, Visit } from "./rule.ts";

/**
 * `order: "latest-wins"`: of the events of one item, none takes effect after a newer one has. A standard queue, retries
 * and redrives all bring events out of order, and a vendor that was given an older state last shows it for good.
 *
 * A row keeps the highest sequence that is `done`, and the one that is being done. Whoever is older than `done` is
 * outdated. Whoever is older than an unfinished try waits: if that try ends well he is outdated, if it is parked his turn
 * comes. A delete leaves a tombstone, which no other event of its own sequence passes.
 */
export const latestWins: Rule = {
  idOf: ({ item }) => `latest-wins/${item}`,
  enter(row, visit) {
    const past = judgeByDone(row, visit);
    if (past !== undefined) return past;
    const { sequence } = visit.metadata;
    const overtaken = row?.doing !== undefined && compareSequence(sequence, row.doing) < 0;
    if (isHeld(row, visit.now) || overtaken) return { kind: "held" };
    const { holder, leaseUntil } = visit;
    return { kind: "enter", row: { ...row, ...expiry(visit), doing: sequence, holder, leaseUntil } };
  },
  leave(row = {}, visit, ending) {
    const done = countsAsDone(ending) ? markDone(row, visit) : row;
    // Somebody else took over: the lease was thought dead. What is done is done, the rest is theirs.
    if (row.holder !== visit.holder) return { ...done, ...expiry(visit) };
    const free = withoutLease(done);
    if (ending.kind === "retried") return { ...free, ...expiry(visit) };
    const { doing: _doing, ...ended } = free;
    return { ...ended, ...expiry(visit) };
  },
};

function judgeByDone(row: GuardFields | undefined, { metadata, deletes }: Visit): Verdict | undefined {
  if (row?.done === undefined) return undefined;
  const age = compareSequence(metadata.sequence, row.done);
  if (age < 0) return { kind: "outdated" };
  if (age > 0) return undefined;
  if (row.doneIds?.includes(metadata.id) === true) return { kind: "repeated" };
  return row.tombstone === true && !deletes ? { kind: "outdated" } : undefined;
}

/** What a handler skipped on purpose is its answer to the latest state, so that older states must not come after it. */
function countsAsDone({ kind, effect }: Ending): boolean {
  return kind === "handled" || (kind === "skipped" && effect === "none");
}

function markDone(row: GuardFields, { metadata: { sequence, id }, deletes }: Visit): GuardFields {
  const age = row.done === undefined ? 1 : compareSequence(sequence, row.done);
  if (age < 0) return row;
  const known = age === 0 ? (row.doneIds ?? []) : [];
  const tombstone = deletes || (age === 0 && row.tombstone === true);
  return { ...row, done: sequence, doneIds: [...known, id].slice(-IDS_KEPT), tombstone };
}

function expiry({ now }: Visit): { expiresAt: number } {
  return { expiresAt: Math.ceil(now / 1000) + GUARD_ROW_S };
}
