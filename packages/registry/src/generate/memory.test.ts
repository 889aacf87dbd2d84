import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readRegistry } from "../read/read-registry.ts";
import { spoilableWorkspace } from "../testing/sample-registry.ts";
import { generate } from "./generate.ts";
import { memoryOf } from "./memory.ts";
import { planGenerated } from "./plan.ts";

const CACHE = "node_modules/.cache/streambridge/generated.json";
const EDITED = "schemas/users/UserDeleted/v1.json";

/** A workspace with a memory, after one run. */
async function generatedWorkspace() {
  const workspace = spoilableWorkspace();
  mkdirSync(join(workspace.root, "node_modules"));
  await generate(workspace.root);
  return workspace;
}

test("what is remembered is what is made anew, byte for byte", async () => {
  using workspace = await generatedWorkspace();
  workspace.edit(EDITED, (text) => text.replace("The account is gone", "The account is no more"));
  await generate(workspace.root);
  const registry = readRegistry(workspace.root);
  const remembered = await planGenerated(registry, memoryOf(workspace.root));
  expect([...remembered]).toEqual([...(await planGenerated(registry))]);
});

test("nothing is made again of a schema that did not change", async () => {
  using workspace = await generatedWorkspace();
  const memory = memoryOf(workspace.root);
  const made: string[] = [];
  const watched = {
    ...memory,
    recall: (inputs: unknown, make: () => Promise<string> | string) =>
      memory.recall(inputs, () => (made.push(JSON.stringify(inputs)), make())),
  };
  workspace.edit(EDITED, (text) => text.replace('"expired"', '"forgotten"'));
  await planGenerated(readRegistry(workspace.root), watched);
  expect(made.filter((inputs) => inputs.includes("validator")).every((inputs) => inputs.includes("UserDeleted"))).toBe(
    true,
  );
  expect(made.length).toBeGreaterThan(0);
});

test("a schema that broke a rule is looked at again although it was fine before", async () => {
  using workspace = await generatedWorkspace();
  workspace.edit(EDITED, (text) => text.replaceAll("ada@example.com", "nobody"));
  await expect(generate(workspace.root)).rejects.toThrow("examples-validate");
  await expect(generate(workspace.root)).rejects.toThrow("examples-validate");
});

test("a memory that other code or other libraries made, or that is cut off, counts for nothing", async () => {
  using workspace = await generatedWorkspace();
  const path = join(workspace.root, CACHE);
  const kept = JSON.parse(readFileSync(path, "utf8")) as { makers: string; texts: Record<string, string> };
  const poisoned = Object.fromEntries(Object.keys(kept.texts).map((key) => [key, "poison"]));
  for (const text of [JSON.stringify({ makers: "older", texts: poisoned }), JSON.stringify(kept).slice(0, 1000)]) {
    writeFileSync(path, text);
    expect(await generate(workspace.root)).toEqual([]);
  }
});
