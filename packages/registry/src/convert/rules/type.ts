import type { Json, JsonObject } from "../../json.ts";
import { exactly, type Rule } from "../dialect.ts";

/**
 * `type`: OpenAPI 3.0 has one type to a schema, and `nullable` where null may come too.
 *
 * Source: OpenAPI 3.0.3, Schema Object, "type" and "nullable".
 */
export const type: Rule = (value) => {
  const types: readonly Json[] = Array.isArray(value) ? value : [value];
  const others = types.filter((one) => one !== "null");
  const takesNull = others.length < types.length;
  const [only] = others;
  if (only === undefined) return exactly(NULL);
  if (others.length === 1) return exactly({ type: only, ...(takesNull && { nullable: true }) });
  const branches = others.map((one): JsonObject => ({ type: one }));
  return exactly({ anyOf: takesNull ? [...branches, NULL] : branches });
};

/** Null alone. */
const NULL: JsonObject = { enum: [null] };
