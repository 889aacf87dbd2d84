import { expect, test } from "vitest";
import { compareSchemas } from "../../compare/compare.ts";
import { mutate } from "../../compare/fuzz/mutate.ts";
import type { Verdict } from "../../compare/verdict.ts";
import { random, type Random } from "../../compare/witness/random.ts";
import { isObject, type JsonObject } from "../../json.ts";
import { eventsOf } from "../../registry.ts";
import { real } from "../../testing/sample-registry.ts";
import { bundle } from "../../view/bundle.ts";
import { makeVersion, type Version } from "../history.ts";
import { explain, type Explanation } from "./explain.ts";
import { holds, type Question } from "./isolate.ts";

const SEED = 5;
const PAIRS = 8;
/** Changes from the one schema to the other: what a careless pull request has. */
const CHANGES = 3;

const origins = real.domains.flatMap(({ events, defs }) => events.map(({ schema }) => bundle(schema, defs)));

test(`of ${PAIRS} random changes of real schemas none breaks without an explanation, and every event shown is real`, async () => {
  const chance = random(SEED);
  let explained = 0;
  while (explained < PAIRS) {
    const pair = mutants(chance);
    const comparison = pair && (await compare(pair));
    if (pair === undefined || comparison === undefined) continue;
    for (const direction of ["forward", "backward"] as const) {
      const question = { ...pair, direction };
      const explanations = await explain(question, comparison[direction]);
      expect(explanations.length > 0, "silent only when safe").toBe(comparison[direction].verdict !== "safe");
      expect(explanations.filter((one) => !isReal(question, one))).toEqual([]);
      expect(worst(explanations.map(({ verdict }) => verdict))).toBe(worst([comparison[direction]]));
    }
    explained += 1;
  }
});

test("there are event types to change", () => {
  expect(eventsOf(real).length).toBe(origins.length);
});

function mutants(chance: Random): { readonly old: Version; readonly now: Version } | undefined {
  const before = chance.one(origins) ?? {};
  let after: unknown = before;
  for (let change = 0; change < CHANGES; change++) after = mutate(after as JsonObject, chance);
  const [old, now] = chance.next() < 0.5 ? [before, after] : [after, before];
  return isObject(old as JsonObject) && isObject(now as JsonObject)
    ? { old: version(old as JsonObject), now: version(now as JsonObject) }
    : undefined;
}

/** Undefined when one of the two is no schema that Ajv compiles. */
async function compare({ old, now }: { readonly old: Version; readonly now: Version }) {
  try {
    return await compareSchemas(old.schema, now.schema);
  } catch {
    return undefined;
  }
}

function version(schema: JsonObject): Version {
  return makeVersion({ file: "", schema, domain: "", name: "A", major: 1, type: "A.v1" }, undefined);
}

function isReal(question: Question, { verdict }: Explanation): boolean {
  return !("witness" in verdict) || holds(question, verdict);
}

const WEIGHT: readonly Verdict["verdict"][] = ["safe", "safe-if-declared", "vacuous", "unknown", "breaks"];

function worst(verdicts: readonly Verdict[]): string | undefined {
  const weights = verdicts.map(({ verdict }) => WEIGHT.indexOf(verdict));
  return WEIGHT[Math.max(0, ...weights)];
}
