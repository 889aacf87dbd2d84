import { isObject, type Json } from "../../json.ts";
import type { Schema } from "../load/document.ts";
import { listOf, membersOf, textsOf } from "../load/reading.ts";
import { visitSchemas } from "../../walk.ts";

/** What a schema talks about: the values from which candidates are made. */
export interface Vocabulary {
  /** Values that are written in it: enums, constants, defaults, examples of parts. */
  readonly literals: readonly Json[];
  readonly numbers: readonly number[];
  /** Of what numbers must be multiples. */
  readonly factors: readonly number[];
  /** Bounds on lengths and counts. */
  readonly lengths: readonly number[];
  readonly patterns: readonly string[];
  readonly formats: readonly string[];
  /** Names of properties. */
  readonly names: readonly string[];
  /** Patterns of names of properties. */
  readonly namePatterns: readonly string[];
}

const NUMBERS = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"] as const;
const LENGTHS = [
  ...(["minLength", "maxLength", "minItems", "maxItems"] as const),
  ...(["minProperties", "maxProperties", "minContains", "maxContains"] as const),
];

/** Collects the vocabulary of several schemas in 2020-12 form. */
export function vocabularyOf(...schemas: readonly Schema[]): Vocabulary {
  const found = {
    literals: new Map<string, Json>(),
    numbers: new Set<number>(),
    factors: new Set<number>(),
    lengths: new Set<number>(),
    patterns: new Set<string>(),
    formats: new Set<string>(),
    names: new Set<string>(),
    namePatterns: new Set<string>(),
  };
  for (const root of schemas) if (isObject(root)) visitSchemas(root, (schema) => collect(found, schema));
  return {
    literals: [...found.literals.values()],
    numbers: [...found.numbers],
    factors: [...found.factors],
    lengths: [...found.lengths],
    patterns: [...found.patterns],
    formats: [...found.formats],
    names: [...found.names],
    namePatterns: [...found.namePatterns],
  };
}

interface Found {
  readonly literals: Map<string, Json>;
  readonly numbers: Set<number>;
  readonly factors: Set<number>;
  readonly lengths: Set<number>;
  readonly patterns: Set<string>;
  readonly formats: Set<string>;
  readonly names: Set<string>;
  readonly namePatterns: Set<string>;
}

function collect(found: Found, schema: Readonly<Record<string, Json>>): void {
  const single = ["const", "default"].filter((keyword) => keyword in schema).map((keyword) => schema[keyword] ?? null);
  for (const literal of [...listOf(schema["enum"]), ...single, ...listOf(schema["examples"])]) {
    found.literals.set(JSON.stringify(literal), literal);
  }
  for (const keyword of NUMBERS) if (typeof schema[keyword] === "number") found.numbers.add(schema[keyword]);
  if (typeof schema["multipleOf"] === "number") found.factors.add(schema["multipleOf"]);
  for (const keyword of LENGTHS) if (typeof schema[keyword] === "number") found.lengths.add(schema[keyword]);
  if (typeof schema["pattern"] === "string") found.patterns.add(schema["pattern"]);
  if (typeof schema["format"] === "string") found.formats.add(schema["format"]);
  for (const name of textsOf(schema["required"])) found.names.add(name);
  for (const keyword of ["properties", "dependentRequired", "dependentSchemas"]) {
    for (const [name, needs] of Object.entries(membersOf(schema[keyword]))) {
      for (const known of [name, ...textsOf(needs)]) found.names.add(known);
    }
  }
  for (const pattern of Object.keys(membersOf(schema["patternProperties"]))) found.namePatterns.add(pattern);
}
