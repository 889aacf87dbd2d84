import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { JsonObject } from "../json.ts";
import { readRegistry } from "../read/read-registry.ts";
import type { Domain, EventSchema, Registry } from "../registry.ts";

/** The workspace's root. */
export const WORKSPACE = fileURLToPath(new URL("../../../../", import.meta.url));

/** The workspace's own registry, which holds every rule. */
export const real: Registry = readRegistry(WORKSPACE);

/** A folder with a copy of `schemas/` that a test may spoil; `using` removes it. */
export function spoilableWorkspace(): Disposable & {
  readonly root: string;
  edit(file: string, change: (text: string) => string): void;
} {
  const root = mkdtempSync(join(tmpdir(), "streambridge-registry-"));
  cpSync(join(WORKSPACE, "schemas"), join(root, "schemas"), { recursive: true });
  return {
    root,
    edit(file, change) {
      writeFileSync(join(root, file), change(readFileSync(join(root, file), "utf8")));
    },
    [Symbol.dispose]() {
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** The real registry with one event's schema changed. */
export function withSchema(type: string, change: (schema: JsonObject) => JsonObject): Registry {
  const changed = (event: EventSchema): EventSchema => {
    if (event.type !== type) return event;
    const schema = change(event.schema);
    return { ...event, schema, text: JSON.stringify(schema, undefined, 2) };
  };
  return { ...real, domains: real.domains.map((domain) => withEvents(domain, domain.events.map(changed))) };
}

/** A domain with other events. */
export function withEvents(domain: Domain, events: readonly EventSchema[]): Domain {
  return { ...domain, events };
}
