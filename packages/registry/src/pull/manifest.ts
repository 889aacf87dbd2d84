import { createHash } from "node:crypto";
import type { CatalogueEvent } from "../catalogue/catalogue.ts";
import type { PulledPackage } from "./plan-package.ts";

/** Characters of a digest that tell two versions of a package apart. */
const VERSION_DIGITS = 12;

/** The package's `package.json`. Its version follows from the schemas, so that a lock file shows when one of them changed. */
export function writeManifest({ name, from }: PulledPackage, events: readonly CatalogueEvent[]): string {
  const schemas = Object.fromEntries(events.map(({ type, digest }) => [type, digest]));
  const digest = createHash("sha256").update(JSON.stringify(schemas)).digest("hex").slice(0, VERSION_DIGITS);
  const manifest = {
    name,
    version: `0.0.0-schemas-${digest}`,
    private: true,
    description: `Types and validators of ${events.map(({ type }) => type).join(", ")}`,
    type: "module",
    sideEffects: false,
    exports: { ".": { types: "./index.d.ts", default: "./index.js" } },
    engines: { node: ">=18" },
    streambridge: { from, schemas },
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}
