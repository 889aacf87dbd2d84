import * as fc from "fast-check";
import { FAULT_KINDS, type FaultKind, type FaultRule } from "@streambridge/local-cloud";
import { BRIDGE_AWAY_HOURS, LONGEST_BUS_OUTAGE_MIN, MOST_IN_ONE_PLACE, SILENCE_MS, UNSEEN_MS } from "../limits.ts";
import { VENDOR_FAULTS, type VendorFault } from "../vendor/vendor-plan.ts";

/** What goes wrong in a run, everywhere. */
export interface ChaosPlan {
  readonly seed: number;
  readonly cloud: readonly FaultRule[];
  readonly vendor: Readonly<Record<VendorFault, number>>;
  /** Milliseconds on the clock that nobody looks at what was set aside, after the faults have ended. */
  readonly unseenMs: number;
}

/** Shares of calls; most kinds are rare in most runs. */
const rate = fc.constantFrom(0, 0, 0, 0.02, 0.05, 0.1);

const MINUTE_MS = 60_000;

/** Kinds that take real time say how long. */
const LASTING: ReadonlySet<FaultKind> = new Set(["no-answer", "function-hangs"]);

function ruleOf(kind: FaultKind): fc.Arbitrary<FaultRule> {
  const lasts = LASTING.has(kind) ? { lastsMs: SILENCE_MS } : {};
  return rate.map((share) => Object.assign({ kind, rate: share, most: MOST_IN_ONE_PLACE }, lasts));
}

const BRIDGE_AWAY: FaultRule = { kind: "function-throttled", rate: 1, at: { resource: "*BridgeFunction*" } };

/** Something is down for a while: the bus, a queue, the guards, the buckets, a function. */
const outage: fc.Arbitrary<FaultRule> = fc
  .tuple(
    fc.constantFrom<FaultRule>(
      { kind: "throttled", rate: 1, at: { service: "events" } },
      { kind: "server-error", rate: 1, at: { service: "sqs" } },
      { kind: "server-error", rate: 1, at: { service: "dynamodb" } },
      { kind: "server-error", rate: 1, at: { service: "s3" } },
      BRIDGE_AWAY,
    ),
    fc.nat(5),
    fc.constantFrom(1, 10, 70),
  )
  .map(([rule, from, minutes]) => {
    const lasts = rule.at?.service === "events" ? Math.min(minutes, LONGEST_BUS_OUTAGE_MIN) : minutes;
    return Object.assign({}, rule, { fromMs: from * MINUTE_MS, untilMs: (from + lasts) * MINUTE_MS });
  });

/** In one run of two the bridge is away for so long that its mapping gives records up. */
const longAbsence: fc.Arbitrary<readonly FaultRule[]> = fc
  .tuple(fc.constantFrom(0, 0, 0, ...BRIDGE_AWAY_HOURS), fc.nat(5))
  .map(([hours, from]) =>
    hours === 0
      ? []
      : [Object.assign({}, BRIDGE_AWAY, { fromMs: from * MINUTE_MS, untilMs: (from + hours * 60) * MINUTE_MS })],
  );

const kinds = Object.keys(FAULT_KINDS) as FaultKind[];

/** A share of every kind of fault that the local cloud and the vendors know, and an outage or none. */
export const plans: fc.Arbitrary<ChaosPlan> = fc.record({
  seed: fc.nat(),
  cloud: fc
    .tuple(longAbsence, fc.array(outage, { maxLength: 2 }), fc.tuple(...kinds.map(ruleOf)))
    .map(([absence, outages, rules]) =>
      absence.concat(
        outages,
        rules.filter((rule) => rule.rate > 0),
      ),
    ),
  vendor: fc.record(
    Object.fromEntries(VENDOR_FAULTS.map((fault) => [fault, rate])) as Record<VendorFault, typeof rate>,
  ),
  unseenMs: fc.constantFrom(0, 0, UNSEEN_MS),
});
