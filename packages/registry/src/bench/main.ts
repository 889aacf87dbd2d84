import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compareSchemas } from "../compare/compare.ts";
import { generate } from "../generate/generate.ts";
import type { Json, JsonObject } from "../json.ts";
import { readRegistry } from "../read/read-registry.ts";
import { eventsOf, type Registry } from "../registry.ts";
import { viewOne } from "../view/views.ts";
import { manyEvents, SIZE } from "./many-events.ts";

// `pnpm bench:registry`: how long a large registry takes, in wall-clock and in CPU time of this process and its threads.

/** Event types that change between two measurements. */
const CHANGED = 5;

using many = manyEvents(fileURLToPath(new URL("../../../../", import.meta.url)));
mkdirSync(join(many.root, "node_modules"));
console.log(`${SIZE.domains * SIZE.names} event types in ${SIZE.majors} majors: ${many.files.length} schemas\n`);

await timed("generate, nothing there yet", () => generate(many.root));
await timed("generate, nothing changed", () => generate(many.root));
const before = readRegistry(many.root);
for (const file of many.files.slice(0, CHANGED)) edit(join(many.root, file));
await timed(`generate, ${CHANGED} schemas changed`, () => generate(many.root));
const after = readRegistry(many.root);
await timed(`compare the ${CHANGED} that changed, both ways, the thread started first`, () =>
  compareChanged(before, after),
);
await timed("compare them again", () => compareChanged(before, after));

async function timed(what: string, run: () => Promise<unknown>): Promise<void> {
  const [begun, cpu] = [performance.now(), process.cpuUsage()];
  await run();
  const { user, system } = process.cpuUsage(cpu);
  console.log(`${seconds(performance.now() - begun).padStart(8)}  (CPU ${seconds((user + system) / 1000)})  ${what}`);
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

/** Adds an optional property and widens a bound, as a compatible change does. */
function edit(path: string): void {
  const schema = JSON.parse(readFileSync(path, "utf8")) as JsonObject;
  const added = { type: "string", maxLength: 80, description: "Added." };
  writeFileSync(
    path,
    JSON.stringify({ ...schema, properties: { ...(schema["properties"] as JsonObject), added } }, undefined, 2),
  );
}

async function compareChanged(one: Registry, other: Registry): Promise<void> {
  const old = new Map(eventsOf(one).map((event) => [event.type, event]));
  for (const domain of other.domains) {
    for (const event of domain.events) {
      const known = old.get(event.type);
      if (known === undefined || JSON.stringify(known.schema) === JSON.stringify(event.schema)) continue;
      const bundled = (schema: typeof event): Json => viewOne(schema, domain, "tolerant");
      await compareSchemas(bundled(known), bundled(event));
    }
  }
}
