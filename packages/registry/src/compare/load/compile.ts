import { StreambridgeError } from "@streambridge/errors";
import type { ErrorObject, ValidateFunction } from "ajv";
import { isObject, step, type Json } from "../../json.ts";
import type { Dialect, Refusal, Side } from "../verdict.ts";
import type { ExplainedRefusal } from "./document.ts";
import { ask, metaSchemaOf, setUp, type Compilable } from "./set-up.ts";

/** The validators of a schema as it was written. */
export interface Compiled {
  readonly accepts: (value: Json) => boolean;
  readonly refusalOf: (value: Json) => ExplainedRefusal | undefined;
}

/** Compiles a schema in its own dialect. Throws SCHEMA_INVALID with `detail: { side, pointer }` when that fails. */
export function compileWritten(written: Json, side: Side, dialect: Dialect): Compiled {
  if (typeof written !== "boolean" && !isObject(written))
    throw invalid(side, "", "a schema is an object, true or false");
  const meta = metaSchemaOf(dialect);
  if (!meta(written)) {
    const worst = deepest(meta.errors ?? []);
    throw invalid(side, worst?.instancePath ?? "", worst?.message ?? "is no schema");
  }
  const accepts = ask(compile(written, side, dialect));
  let explain: ValidateFunction | undefined;
  return {
    accepts,
    refusalOf(value) {
      explain ??= setUp(dialect, "explanation").compile(written);
      const refused = !ask(explain)(value);
      const error = refused ? deepest(explain.errors ?? []) : undefined;
      return error === undefined ? undefined : refusal(error);
    },
  };
}

function compile(written: Json, side: Side, dialect: Dialect): ValidateFunction {
  try {
    return setUp(dialect).compile(written as Compilable);
  } catch (thrown) {
    // The schema may be right, and is too much for the stack.
    if (thrown instanceof RangeError) throw thrown;
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    throw invalid(side, placeOf(written, message), message);
  }
}

/** The first error says least when it is about a union; the one that goes deepest into the value names the spot. */
function deepest(errors: readonly ErrorObject[]): ErrorObject | undefined {
  return errors.reduce<ErrorObject | undefined>(
    (best, error) => (best === undefined || depth(error) > depth(best) ? error : best),
    undefined,
  );
}

function depth({ instancePath }: ErrorObject): number {
  return instancePath.split("/").length;
}

function refusal({ message = "is refused", keyword, instancePath, params, schemaPath }: ErrorObject): ExplainedRefusal {
  const plain = JSON.parse(JSON.stringify(params)) as Refusal["params"];
  return { message, keyword, instancePath, params: plain, schemaPath };
}

function invalid(side: Side, pointer: string, message: string): StreambridgeError {
  const place = pointer === "" ? "" : ` at ${pointer}`;
  return new StreambridgeError("SCHEMA_INVALID", `the ${side} schema does not compile${place}: ${message}`, {
    mend: "Correct the schema; both must compile before they can be compared.",
    detail: { side, pointer, message },
  });
}

/** Ajv names the reference or the pattern that it stumbled over, not the place: look for it. */
function placeOf(value: Json, message: string, at = ""): string {
  if (typeof value === "string" && /\/(\$ref|pattern|\$dynamicRef)$/.test(at) && message.includes(value)) return at;
  if (typeof value !== "object" || value === null) return "";
  const inner = Array.isArray(value) ? value.map((one: Json, index) => [index, one] as const) : Object.entries(value);
  for (const [key, one] of inner) {
    const found = placeOf(one, message, step(at, key));
    if (found !== "") return found;
  }
  return "";
}
