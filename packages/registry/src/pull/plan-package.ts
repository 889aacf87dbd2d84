import { readFileSync } from "node:fs";
import { join } from "node:path";
import { StreambridgeError } from "@streambridge/errors";
import type { Catalogue, CatalogueEvent } from "../catalogue/catalogue.ts";
import { toRegistry } from "../catalogue/to-registry.ts";
import { writeTypes } from "../generate/types.ts";
import type { FolderPlan } from "../out/write-folder.ts";
import { bundleValidators } from "./bundle-validators.ts";
import { writeManifest } from "./manifest.ts";
import { writeReadMe } from "./read-me.ts";
import { selectEvents } from "./select-events.ts";

/** The file of a pulled package that lists its files. */
export const PULL_MANIFEST = "streambridge-pull.json";

/** What a team asks for. */
export interface PulledPackage {
  /** The package's name, such as `@shop/streambridge-events`. */
  readonly name: string;
  /** Event types with their majors. */
  readonly types: readonly string[];
  /** Where the catalogue came from: a file or an address. */
  readonly from: string;
}

/**
 * Makes a package with types and validators of some event types: plain JavaScript and declarations, without any
 * dependency. The same catalogue and names always make the same bytes.
 *
 * @throws StreambridgeError `USAGE` for a name that no package can have; `EVENT_UNKNOWN` when the catalogue lacks one of the
 *   types; `CATALOGUE_UNREADABLE` when one of its schemas does not compile.
 */
export async function planPackage(catalogue: Catalogue, asked: PulledPackage): Promise<FolderPlan> {
  refuseName(asked.name);
  const events = selectEvents(catalogue, asked.types);
  // First, since they refuse what is no schema of ours: a reference into the network, a keyword that means nothing.
  const validators = await bundleValidators(catalogue, events);
  return new Map([
    ["package.json", writeManifest(asked, events)],
    ["README.md", writeReadMe(catalogue, asked, events)],
    ["index.js", template("index.js").replace("EVENT_TYPES", list(events))],
    ["index.d.ts", template("index.d.ts")],
    ["validators.js", validators],
    ...(await declarations(catalogue, events)),
  ]);
}

/** Names that npm takes today. Source: https://docs.npmjs.com/cli/v11/configuring-npm/package-json#name */
const NAME = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/;
const NAME_CHARACTERS = 214;

function refuseName(name: string): void {
  if (NAME.test(name) && name.length <= NAME_CHARACTERS) return;
  throw new StreambridgeError("USAGE", `${name} is no name that a package can have`, {
    mend: "Use small letters, digits, - and ., with a scope or without: --name @shop/bus-events",
  });
}

function template(name: string): string {
  return readFileSync(join(import.meta.dirname, "template", name), "utf8").replace(/^\/\/ template:.*\n/, NOTE);
}

const NOTE = "// made by `streambridge schema pull`; do not edit\n";

function list(events: readonly CatalogueEvent[]): string {
  return events.map(({ type }) => JSON.stringify(type)).join(", ");
}

/** The generator's types as declarations that stand beside JavaScript. */
async function declarations(catalogue: Catalogue, events: readonly CatalogueEvent[]): Promise<FolderPlan> {
  const types = await writeTypes(toRegistry(catalogue, events));
  const files = [...types].map(([path, text]): readonly [string, string] => [
    path.replace(/\.ts$/, ".d.ts"),
    text.replace(/^\/\/ .*\n/, NOTE).replaceAll(/from "(\.\/types\/[^"]+)\.ts"/g, 'from "$1.js"'),
  ]);
  return new Map(files);
}
