import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isObject, type Json } from "../../json.ts";
import { readRegistry } from "../../read/read-registry.ts";
import { viewAll } from "../../view/views.ts";
import { namedDialect } from "../load/dialect.ts";
import type { Dialect } from "../verdict.ts";

/** A schema that mutations start from. */
export interface Origin {
  readonly schema: Json;
  readonly dialect: Dialect;
}

/** Longer schemas than this take too long for the number of pairs, in characters. */
const LONGEST = 3000;

/** The workspace's own schemas, those of the cases, and those of the conformance folder where it is present. */
export function originsBelow(root: string): readonly Origin[] {
  const own = viewAll(readRegistry(root), "tolerant").map(({ schema }) => ({ schema, dialect: "2020-12" as const }));
  const files = globSync("packages/registry/cases/*/*/{before,after}.json", { cwd: root }).sort();
  const cases = files.map((file) => originOf(JSON.parse(readFileSync(join(root, file), "utf8")) as Json));
  const conformance = join(root, "../shared/conformance/schema-compat");
  const published = existsSync(conformance)
    ? globSync("*.json", { cwd: conformance })
        .sort()
        .flatMap((file) => publishedIn(join(conformance, file)))
    : [];
  return [...own, ...cases, ...published].filter(
    ({ schema }) => isObject(schema) && JSON.stringify(schema).length < LONGEST,
  );
}

function publishedIn(file: string): readonly Origin[] {
  const cases = JSON.parse(readFileSync(file, "utf8")) as readonly { dialect: Dialect; old: Json; new: Json }[];
  return cases.flatMap(({ dialect, old, new: next }) => [
    { schema: old, dialect },
    { schema: next, dialect },
  ]);
}

function originOf(schema: Json): Origin {
  return { schema, dialect: namedDialect(schema, "old") ?? "2020-12" };
}
