import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Json } from "../../json.ts";
import { compareHere, DIRECTIONS } from "../compare-here.ts";
import { freshJudge } from "../fuzz/fresh-judge.ts";
import { namedDialect } from "../load/dialect.ts";
import { SIDES, type Comparison, type Dialect, type Direction } from "../verdict.ts";

/** What a publisher of cases says and saw of one pair. */
export interface Published {
  readonly verdict: Partial<Record<Direction, boolean>>;
  readonly observed: Partial<
    Record<Direction, { readonly contained?: boolean | null; readonly witness?: Json; readonly error?: string }>
  >;
}

/** Two schemas that tools are asked about. */
export interface Question {
  readonly id: string;
  readonly old: Json;
  readonly next: Json;
  readonly dialect: Dialect;
  readonly published?: Published;
}

/** The pairs of a folder of cases that others published, where it is present. */
export function publishedQuestions(root: string): readonly Question[] {
  const folder = join(root, "../shared/conformance/schema-compat");
  if (!existsSync(folder)) return [];
  const files = globSync("*.json", { cwd: folder }).sort();
  return files.flatMap((file) =>
    (JSON.parse(readFileSync(join(folder, file), "utf8")) as readonly PublishedCase[]).map(asQuestion),
  );
}

/** The pairs of `packages/registry/cases`. */
export function ownQuestions(root: string): readonly Question[] {
  const folder = join(root, "packages/registry/cases");
  return globSync("*/*/before.json", { cwd: folder })
    .sort()
    .map((file): Question => {
      const read = (name: string) =>
        JSON.parse(readFileSync(join(folder, file.replace("before", name)), "utf8")) as Json;
      const [old, next] = [read("before"), read("after")];
      return { id: file.replace("/before.json", ""), old, next, dialect: namedDialect(old, "old") ?? "2020-12" };
    });
}

/** Whether nothing can break, for each direction in which that is known: refuted by a witness that Ajv confirms, or proved. */
export function truthOf(
  { old, next, dialect, published }: Question,
  ours: Comparison,
): Partial<Record<Direction, boolean>> {
  const schemas = { old, new: next };
  const truth: Partial<Record<Direction, boolean>> = {};
  for (const direction of DIRECTIONS) {
    const verdict = ours[direction];
    const observed = published?.observed[direction];
    const witnesses = [
      "witness" in verdict ? [verdict.witness] : [],
      observed?.contained === false ? [observed.witness ?? null] : [],
    ].flat(1);
    const { emitting, receiving } = SIDES[direction];
    const dialectOf = (side: "old" | "new") => namedDialectOr(schemas[side], dialect);
    const breaks = witnesses.some((witness) => {
      return (
        freshJudge(schemas[emitting], dialectOf(emitting))(witness) &&
        !freshJudge(schemas[receiving], dialectOf(receiving))(witness)
      );
    });
    if (breaks) truth[direction] = false;
    else if (verdict.verdict !== "unknown") truth[direction] = true;
  }
  return truth;
}

/** Our own answers. */
export function ask({ old, next, dialect, published }: Question): Comparison {
  return compareHere(old, next, published === undefined ? {} : { dialect });
}

interface PublishedCase {
  readonly id: string;
  readonly dialect: Dialect;
  readonly old: Json;
  readonly new: Json;
  readonly publisherVerdict: Published["verdict"];
  readonly observed: Published["observed"];
}

function asQuestion({ id, dialect, old, new: next, publisherVerdict, observed }: PublishedCase): Question {
  return { id, dialect, old, next, published: { verdict: publisherVerdict, observed } };
}

function namedDialectOr(schema: Json, fallback: Dialect): Dialect {
  try {
    return namedDialect(schema, "old") ?? fallback;
  } catch {
    return fallback;
  }
}
