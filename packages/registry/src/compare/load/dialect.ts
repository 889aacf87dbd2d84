import { StreambridgeError } from "@streambridge/errors";
import { isObject, type Json } from "../../json.ts";
import type { Dialect, Side } from "../verdict.ts";

const NAMES: readonly (readonly [RegExp, Dialect])[] = [
  [/^https?:\/\/json-schema\.org\/draft\/2020-12\/schema#?$/, "2020-12"],
  [/^https?:\/\/json-schema\.org\/draft-0[67]\/schema#?$/, "draft-07"],
];

/**
 * The dialect that a schema names in `$schema`; draft-06 is read as draft-07, which only added to it. Undefined when it
 * names none. Throws SCHEMA_INVALID for another one.
 */
export function namedDialect(schema: Json, side: Side): Dialect | undefined {
  const named = isObject(schema) ? schema["$schema"] : undefined;
  if (named === undefined) return undefined;
  const found = NAMES.find(([name]) => typeof named === "string" && name.test(named));
  if (found !== undefined) return found[1];
  throw new StreambridgeError("SCHEMA_INVALID", `the dialect ${JSON.stringify(named)} cannot be judged`, {
    mend: "Name draft-07 or 2020-12 in $schema, or say with --draft in which of them it is to be read.",
    detail: { side, pointer: "/$schema" },
  });
}
