import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JsonObject } from "../json.ts";
import { readRegistry } from "../read/read-registry.ts";
import { eventsOf, type EventSchema } from "../registry.ts";

/** The size that the measurements are about. */
export const SIZE = { domains: 10, names: 20, majors: 3 } as const;

/** A folder with a large registry in it; `using` removes it. */
export interface ManyEvents extends Disposable {
  readonly root: string;
  /** Every schema file, from the folder on. */
  readonly files: readonly string[];
}

/** Writes a registry of 200 event names in 3 majors, made of the workspace's own schemas, each with a property of its own. */
export function manyEvents(workspace: string): ManyEvents {
  const root = mkdtempSync(join(tmpdir(), "streambridge-many-"));
  const originals = eventsOf(readRegistry(workspace));
  cpSync(join(workspace, "schemas/metadata.json"), join(root, "schemas/metadata.json"));
  const files: string[] = [];
  for (let domain = 0; domain < SIZE.domains; domain += 1) {
    const original = originals[domain % originals.length];
    if (original === undefined) throw new RangeError("the workspace has events");
    writeDomain(workspace, root, original.domain, `team${domain}`);
    const kin = originals.filter((event) => event.domain === original.domain);
    for (let name = 0; name < SIZE.names; name += 1) {
      for (let major = 1; major <= SIZE.majors; major += 1) {
        const event = kin[(name + major) % kin.length] ?? original;
        files.push(writeEvent(root, `team${domain}`, `Team${domain}Thing${name}Happened`, major, event));
      }
    }
  }
  return { root, files, [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }) };
}

function writeDomain(workspace: string, root: string, original: string, name: string): void {
  mkdirSync(join(root, "schemas", name), { recursive: true });
  const about = JSON.parse(readFileSync(join(workspace, "schemas", original, "domain.json"), "utf8")) as JsonObject;
  write(join(root, "schemas", name, "domain.json"), { ...about, source: `com.example.${name}` });
  const shapes = readFileSync(join(workspace, "schemas", original, "defs.json"), "utf8");
  writeFileSync(join(root, "schemas", name, "defs.json"), shapes.replaceAll(`/${original}/`, `/${name}/`));
}

function writeEvent(root: string, domain: string, name: string, major: number, { schema }: EventSchema): string {
  const file = `schemas/${domain}/${name}/v${major}.json`;
  const { sunset: _sunset, ...rest } = schema;
  const properties = {
    ...(rest["properties"] as JsonObject),
    [`part${major}`]: { type: "integer", minimum: 0, maximum: 1000, description: "One more." },
  };
  mkdirSync(join(root, `schemas/${domain}/${name}`), { recursive: true });
  write(join(root, file), {
    ...rest,
    $id: `https://schemas.example.com/${file.slice("schemas/".length)}`,
    status: "active",
    properties,
  });
  return file;
}

function write(path: string, value: JsonObject): void {
  writeFileSync(path, `${JSON.stringify(value, undefined, 2)}\n`);
}
