import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isObject } from "../json.ts";
import { real, WORKSPACE } from "../testing/sample-registry.ts";
import { nameOf } from "./field-path.ts";
import { KIT_READS } from "./kit-reads.ts";

/** How the kit's code takes something from metadata: by its name, or apart from it. */
const TAKEN = [/\bmetadata\??\.(\w+)/g, /\{ ([\w, ]+) \} = (?:\w+\.)?metadata\b/g, /\bidOf: \(\{ ([\w, ]+) \}\)/g];

test("what the kit is said to read of the metadata is what its code names", () => {
  const code = globSync("packages/consumer-kit/src/**/*.ts", { cwd: WORKSPACE })
    .filter((file) => !/\.test\.ts$|\/testing\/|\/simulation\.ts$|\/row-history\.ts$/.test(file))
    .map((file) => readFileSync(join(WORKSPACE, file), "utf8").replaceAll(/\/\*[^]*?\*\/|\/\/.*/g, ""))
    .join("\n");
  const taken = TAKEN.flatMap((pattern) => [...code.matchAll(pattern)].flatMap(([, names = ""]) => names.split(", ")));
  const named = new Set(taken);
  const { properties } = real.metadata.schema;
  const declared = isObject(properties) ? Object.keys(properties) : [];
  const listed = Object.keys(KIT_READS.reads).map((path) => path.split(".")[1] ?? nameOf(path));
  expect([...new Set(listed)]).toEqual(declared.filter((name) => named.has(name)).sort());
});
