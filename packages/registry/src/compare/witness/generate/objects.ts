import { type Json, type JsonObject } from "../../../json.ts";
import type { Schema } from "../../load/document.ts";
import { isSchema, membersOf, textsOf } from "../../load/reading.ts";
import { wordsOf } from "../../pattern/words.ts";
import { some } from "../random.ts";
import { schemaAt, type Generator } from "./generator.ts";

/** Values that are kept for one property. */
const OF_A_PROPERTY = 40;

/** Objects with each optional property there or not by chance. */
const MIXTURES = 8;

/** Undeclared names that are tried. */
const EXTRA_NAMES = 24;

/** A name that no schema declares. */
export const UNDECLARED = "undeclared";

/** More of them, in letters only. */
const FILLERS = Array.from({ length: 50 }, (_, turn) => {
  return `${UNDECLARED}${String.fromCodePoint(97 + (turn % 26)).repeat(1 + Math.floor(turn / 26))}`;
});

type Members = Readonly<Record<string, Json>>;

/** Objects that have what is required, then each property alone, all together, some by chance, and undeclared ones. */
export function objectsOf(generator: Generator, schema: JsonObject, depth: number): readonly Json[] {
  const properties = new Properties(generator, schema, depth);
  const required = properties.build(properties.required);
  if (required === undefined) return [];
  const base = properties.enough(required);
  const all = properties.build(properties.declared) ?? base;
  return [
    base,
    ...properties.oneByOne(base),
    all,
    ...properties.oneLess(all),
    ...properties.mixed(base),
    ...properties.undeclared(base, all),
    ...properties.counted(base),
  ].map((members) => properties.withDependents(members));
}

class Properties {
  readonly required: readonly string[];
  readonly declared: readonly string[];
  readonly #generator: Generator;
  readonly #schema: JsonObject;
  readonly #depth: number;
  readonly #values = new Map<string, readonly Json[]>();
  readonly #extra: readonly string[];

  constructor(generator: Generator, schema: JsonObject, depth: number) {
    this.#generator = generator;
    this.#schema = schema;
    this.#depth = depth;
    this.required = textsOf(schema["required"]);
    this.declared = [...new Set([...this.required, ...Object.keys(membersOf(schema["properties"]))])];
    const known = [...this.#matching(), ...this.#allowedNames(), ...generator.material.names];
    this.#extra = [...new Set(known), UNDECLARED].filter((name) => !this.declared.includes(name)).slice(0, EXTRA_NAMES);
  }

  /** An object with the first value of each name; undefined when one has no value. */
  build(names: readonly string[]): Members | undefined {
    const made: Record<string, Json> = {};
    for (const name of names) {
      const value = this.#valuesOf(name)[0];
      if (value === undefined && this.required.includes(name)) return undefined;
      if (value !== undefined) made[name] = value;
    }
    return made;
  }

  /** As many more as `minProperties` asks for, undeclared ones first: what is declared is put in one by one. */
  enough(base: Members): Members {
    const least = this.#schema["minProperties"];
    if (typeof least !== "number" || least > FILLERS.length) return base;
    return this.#upTo(least, base, [...FILLERS, ...this.#allowedNames(), ...this.declared]);
  }

  oneByOne(base: Members): readonly Members[] {
    const most = this.#depth < 2 ? OF_A_PROPERTY : 12;
    return this.declared.flatMap((name) =>
      this.#valuesOf(name)
        .slice(0, most)
        .map((value) => withMember(base, name, value)),
    );
  }

  oneLess(all: Members): readonly Members[] {
    const optional = this.declared.filter((name) => !this.required.includes(name));
    return optional.map((name) => Object.fromEntries(Object.entries(all).filter(([other]) => other !== name)));
  }

  mixed(base: Members): readonly Members[] {
    const { random } = this.#generator.material;
    return Array.from({ length: MIXTURES }, (): Members => {
      const made: Record<string, Json> = { ...base };
      for (const name of this.declared) {
        const value =
          this.required.includes(name) || random.next() < 0.5 ? random.one(this.#valuesOf(name)) : undefined;
        if (value !== undefined) made[name] = value;
      }
      return made;
    });
  }

  undeclared(base: Members, all: Members): readonly Members[] {
    return this.#extra.flatMap((name) => {
      const values = this.#valuesOf(name).slice(0, this.#depth < 2 ? 20 : 5);
      const alone = values.map((value) => withMember(base, name, value));
      return values[0] === undefined ? alone : [...alone, { ...all, [name]: values[0] }];
    });
  }

  /** Objects with as many properties as a bound asks for, one less and one more. */
  counted(base: Members): readonly Members[] {
    const bounds = ["minProperties", "maxProperties"].map((keyword) => this.#schema[keyword]);
    const counts = [...bounds, ...this.#generator.material.lengths].filter((bound) => typeof bound === "number");
    const near = new Set(counts.flatMap((count) => (count < 40 ? [count - 1, count, count + 1] : [])));
    const known = [...this.declared, ...this.#extra, ...FILLERS];
    // Names that are bound may leave no room for known ones.
    const orders = this.#schema["propertyNames"] === undefined ? [known] : [known, FILLERS];
    return orders.flatMap((names) => [...near].map((count) => this.#upTo(count, base, names)));
  }

  #upTo(count: number, base: Members, names: readonly string[]): Members {
    const made: Record<string, Json> = { ...base };
    for (const name of names) {
      const value = Object.keys(made).length >= count ? undefined : this.#valuesOf(name)[0];
      if (value !== undefined) made[name] = value;
    }
    return made;
  }

  /** What one property asks for when it is there is added, three times over, since one asks for the next. */
  withDependents(object: Members): Json {
    const made: Record<string, Json> = { ...object };
    for (let turn = 0; turn < 3; turn += 1) {
      const lists = Object.entries(membersOf(this.#schema["dependentRequired"]));
      const schemas = Object.entries(membersOf(this.#schema["dependentSchemas"]));
      const needs = [
        ...lists.flatMap(([name, names]) => (name in made ? textsOf(names) : [])),
        ...schemas.flatMap(([name, one]) => (name in made ? textsOf(membersOf(one)["required"]) : [])),
      ];
      for (const name of needs) {
        const value = name in made ? undefined : this.#valuesOf(name)[0];
        if (value !== undefined) made[name] = value;
      }
    }
    return made;
  }

  #valuesOf(name: string): readonly Json[] {
    const known = this.#values.get(name);
    if (known !== undefined) return known;
    const { random } = this.#generator.material;
    const values = some(this.#generator.values(this.#schemaOf(name), this.#depth + 1), OF_A_PROPERTY, random);
    this.#values.set(name, values);
    return values;
  }

  #schemaOf(name: string): Schema {
    const own = membersOf(this.#schema["properties"])[name];
    if (isSchema(own)) return own;
    for (const [pattern, schema] of Object.entries(membersOf(this.#schema["patternProperties"]))) {
      if (new RegExp(pattern, "u").test(name) && isSchema(schema)) return schema;
    }
    return schemaAt(this.#schema, "additionalProperties") ?? schemaAt(this.#schema, "unevaluatedProperties") ?? true;
  }

  #matching(): readonly string[] {
    const patterns = Object.keys(membersOf(this.#schema["patternProperties"]));
    return patterns.flatMap((source) => wordsOf({ source }, 3, this.#generator.material.random));
  }

  #allowedNames(): readonly string[] {
    const names = schemaAt(this.#schema, "propertyNames");
    if (names === undefined) return [];
    const values = this.#generator.values(names, this.#depth + 1).filter((name) => typeof name === "string");
    return values.slice(0, 6);
  }
}

function withMember(members: Members, name: string, value: Json): Members {
  return { ...members, [name]: value };
}
