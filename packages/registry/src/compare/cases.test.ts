import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import type { Json } from "../json.ts";
import { WORKSPACE } from "../testing/sample-registry.ts";
import { compareHere, DIRECTIONS } from "./compare-here.ts";
import { freshJudge } from "./fuzz/fresh-judge.ts";
import { namedDialect } from "./load/dialect.ts";
import { SIDES, type Direction, type Side, type Verdict } from "./verdict.ts";

interface Expected extends Record<Direction, Verdict["verdict"]> {
  readonly says: string;
  readonly witness?: Partial<Record<Direction, Json>>;
}

const folder = join(WORKSPACE, "packages/registry/cases");
const cases = globSync("*/*/expected.json", { cwd: folder }).sort().map(dirname);

test.each(cases)("%s", (path) => {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, path, `${name}.json`), "utf8"));
  const schemas = { old: read("before") as Json, new: read("after") as Json };
  const expected = read("expected") as Expected;
  const comparison = compareHere(schemas.old, schemas.new);
  expect({ forward: comparison.forward.verdict, backward: comparison.backward.verdict }, expected.says).toEqual({
    forward: expected.forward,
    backward: expected.backward,
  });
  const witnesses = DIRECTIONS.flatMap((direction) => {
    const verdict = comparison[direction];
    return "witness" in verdict ? [{ direction, witness: verdict.witness }] : [];
  });
  const judged = witnesses.map(({ direction, witness }) => {
    const accepts = (side: Side) => judgeOf(schemas[side], side)(witness);
    return { accepted: accepts(SIDES[direction].emitting), refused: !accepts(SIDES[direction].receiving) };
  });
  expect(judged).toEqual(witnesses.map(() => ({ accepted: true, refused: true })));
  expect(Object.fromEntries(witnesses.map(({ direction, witness }) => [direction, witness]))).toMatchObject(
    expected.witness ?? {},
  );
});

function judgeOf(schema: Json, side: Side) {
  return freshJudge(schema, namedDialect(schema, side) ?? "2020-12");
}
