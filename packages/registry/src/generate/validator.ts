import { StreambridgeError } from "@streambridge/errors";
import type { Ajv, ValidateFunction } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import { transform } from "esbuild";
import { makeJudge, type Depth } from "../view/judge.ts";
import { strip } from "../view/strip.ts";
import type { ViewedSchema } from "../view/views.ts";
import { HEADER } from "./header.ts";

/** What generated code takes from the events package instead of carrying it along. */
export const RUNTIME = "../../../validate/runtime.ts";

/** How Ajv's own functions come up in its output, and the name under which the runtime exports them. */
const AJV_FUNCTION = /require\("ajv\/dist\/runtime\/(\w+)"\)\.default/g;

/**
 * Writes the module of one validator. Ajv's output calls `require`, which an ECMAScript module does not have: each call
 * becomes an import from the runtime, where all validators share formats and functions. Throws UNEXPECTED when Ajv
 * asks for something that the runtime does not offer.
 */
export async function writeValidator(viewed: ViewedSchema, depth: Depth): Promise<string> {
  const ajv = makeJudge(viewed.view, depth);
  return writeModule(viewed.type, codeOf(ajv, ajv.compile(strip(viewed.schema))));
}

/** Ajv's code of a validator, which was compiled as the only one of its Ajv: names are counted up from there. */
export function codeOf(ajv: Ajv, validate: ValidateFunction): string {
  return standalone.default(ajv, validate);
}

/** The module around Ajv's code; as {@link writeValidator}. */
export async function writeModule(type: string, code: string): Promise<string> {
  const imports = new Set<string>();
  if (/\bformats\b/.test(code)) imports.add("formats");
  const body = code
    .replace(/^"use strict";/, "")
    .replace(/export default \w+;/, "")
    .replaceAll(AJV_FUNCTION, (_match, name: string) => {
      imports.add(name);
      return name;
    });
  if (body.includes("require(")) {
    throw new StreambridgeError("UNEXPECTED", `Ajv's code for ${type} requires a module that nobody maps`);
  }
  const head = imports.size === 0 ? "" : `import { ${[...imports].sort().join(", ")} } from "${RUNTIME}";\n`;
  const { code: formatted } = await transform(`${head}${body}`, {
    format: "esm",
    target: "es2024",
    minifySyntax: true,
  });
  return `${HEADER}${formatted}`;
}
