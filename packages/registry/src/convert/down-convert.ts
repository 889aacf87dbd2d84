import { isObject, step, type Json, type JsonObject } from "../json.ts";
import { SILENT, UNSAID, type Dialect, type Part } from "./dialect.ts";
import { joinParts } from "./join-parts.ts";

/** A schema in an older dialect. Whatever the original accepts, it accepts. */
export interface Converted {
  readonly schema: JsonObject;
  /** The shapes of the original's `$defs`, by the same names. */
  readonly shapes: Readonly<Record<string, JsonObject>>;
  /** Pointers, into the original, to what the dialect has no words for; empty when both accept the very same values. */
  readonly losses: readonly string[];
}

/**
 * Says a bundled 2020-12 schema in an older dialect. What the dialect cannot say is left out where that widens the whole,
 * and taken out together with what it would narrow (`not`, `oneOf`, `if`), so that a reader who holds events against the
 * result refuses none that the original accepts.
 *
 * @param refTo how the result refers to a shape of `$defs`, such as `#/components/schemas/<name>`
 */
export function downConvert(bundled: JsonObject, dialect: Dialect, refTo: (shape: string) => string): Converted {
  const defs = isObject(bundled["$defs"]) ? bundled["$defs"] : {};
  // A shape that cannot be said exactly makes those that refer to it inexact as well: again, until nothing changes.
  for (let inexact: ReadonlySet<string> = new Set<string>(); ;) {
    const losses: string[] = [];
    const context: Context = { dialect, inexact, refTo, lose: (pointer) => losses.push(pointer) };
    const shapes = Object.entries(defs).map(
      ([name, shape]) => [name, turn(shape, step("/$defs", name), context)] as const,
    );
    const { says } = turn(bundled, "", context);
    const found = new Set(shapes.filter(([, part]) => !part.exact).map(([name]) => name));
    if (found.size === inexact.size) {
      return { schema: says, shapes: Object.fromEntries(shapes.map(([name, part]) => [name, part.says])), losses };
    }
    inexact = found;
  }
}

interface Context {
  readonly dialect: Dialect;
  readonly inexact: ReadonlySet<string>;
  readonly refTo: (shape: string) => string;
  readonly lose: (pointer: string) => void;
}

function turn(schema: Json, at: string, context: Context): Part {
  if (schema === true) return SILENT;
  if (!isObject(schema)) return NOTHING;
  return joinParts(Object.entries(schema).map(([keyword, value]) => turnKeyword(schema, keyword, value, at, context)));
}

function turnKeyword(schema: JsonObject, keyword: string, value: Json, at: string, context: Context): Part {
  const { dialect, inexact, refTo, lose } = context;
  const pointer = step(at, keyword);
  const rule = Object.hasOwn(dialect.rules, keyword) ? dialect.rules[keyword] : undefined;
  let innerExact = true;
  const part = rule?.(value, {
    schema,
    inner: (inner, ...steps) => {
      const made = turn(inner, steps.reduce(step, at), context);
      innerExact &&= made.exact;
      return made;
    },
    shape: (name) => ({ $ref: refTo(name), exact: !inexact.has(name) }),
  });
  // What lies deeper, or behind a reference, has been told where it lies.
  if (part === undefined || (!part.exact && innerExact && keyword !== "$ref")) lose(pointer);
  return part ?? UNSAID;
}

/** What accepts nothing. */
const NOTHING: Part = { says: { not: {} }, exact: true };
