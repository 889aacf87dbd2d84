import { isObject, step, type Json, type JsonObject } from "../../json.ts";
import type { Dialect } from "../verdict.ts";
import type { Schema } from "./document.ts";
import { entriesOf, INHERITED } from "./keywords.ts";
import { valueAt } from "../../value-at.ts";
import { fragmentOf } from "./pointer.ts";
import { throwingPlaces } from "./throwing.ts";
import { References, type Resource } from "./references.ts";

/** A schema in the one form that proofs and searches read. */
export interface Modern {
  readonly root: Schema;
  /** Pointer into the new form to the pointer into what was written, for every schema in it. */
  readonly written: ReadonlyMap<string, string>;
  /** Places at which Ajv may throw instead of answering; see `throwingPlaces`. */
  readonly throwing: ReadonlySet<string>;
  /** What the new form cannot say, in a few words; proofs must not rely on it then. */
  readonly beyondProof?: string;
}

/** A reference whose target is looked up once everything has been read. */
interface Pending {
  readonly owner: Record<string, Json>;
  readonly reference: string;
  readonly resource: Resource;
}

/**
 * Brings a schema of either dialect into 2020-12 as Ajv understands it: `definitions`, tuple `items`, `dependencies` and
 * `nullable` are written the new way, keywords that its dialect does not know are left out, and every reference becomes
 * `#<pointer>`. Events are judged alike by both forms, which a property test holds.
 */
export function modernise(written: Json, dialect: Dialect): Modern {
  return new Moderniser(written, dialect).run();
}

class Moderniser {
  readonly #root: Json;
  readonly #dialect: Dialect;
  readonly #references = new References();
  readonly #written = new Map<string, string>();
  readonly #moved = new Map<string, string>();
  readonly #pending: Pending[] = [];
  #beyond: string | undefined;

  constructor(root: Json, dialect: Dialect) {
    this.#root = root;
    this.#dialect = dialect;
  }

  run(): Modern {
    const root = this.#schema(this.#root, "", "", undefined);
    if (isObject(root)) this.#settleReferences(root);
    return {
      root,
      throwing: isObject(root) ? throwingPlaces(root, this.#dialect) : new Set(),
      written: this.#written,
      ...(this.#beyond !== undefined && { beyondProof: this.#beyond }),
    };
  }

  #schema(written: Json, from: string, to: string, outer: Resource | undefined): Schema {
    const resource = this.#references.note(written, from, outer);
    this.#written.set(to, from);
    this.#moved.set(from, to);
    if (!isObject(written)) return written === true;
    const modern: Record<string, Json> = {};
    for (const entry of entriesOf(written, this.#dialect)) {
      this.#refuseInherited(entry.names);
      if (entry.kind === "plain") modern[entry.keyword] = entry.value;
      else if (entry.kind === "reference") this.#pending.push({ owner: modern, reference: entry.value, resource });
      else if (entry.kind === "dynamic") this.#dynamic(modern, entry.value, resource);
      else if (entry.kind === "beyond") this.#beyond ??= entry.what;
      else this.#inner(modern, entry, from, to, resource);
    }
    return modern;
  }

  /** A dynamic reference to the anchor of the whole document, of which there is only one, is a plain reference to it. */
  #dynamic(owner: Record<string, Json>, reference: Json, resource: Resource): void {
    if (isOnlyAnchor(this.#root, reference)) this.#pending.push({ owner, reference: "#", resource });
    else this.#beyond ??= "$dynamicRef";
  }

  #inner(
    modern: Record<string, Json>,
    entry: { keyword: string; name?: string | number; value: Json; from: string },
    from: string,
    to: string,
    resource: Resource,
  ): void {
    const { keyword, name } = entry;
    const place = name === undefined ? step(to, keyword) : step(step(to, keyword), name);
    const schema = this.#schema(entry.value, `${from}${entry.from}`, place, resource);
    if (name === undefined) modern[keyword] = schema;
    else if (typeof name === "number") ((modern[keyword] ??= []) as Json[]).push(schema);
    else define((modern[keyword] ??= {}) as Record<string, Json>, name, schema);
  }

  #settleReferences(root: Record<string, Json>): void {
    for (let pending = this.#pending.pop(); pending !== undefined; pending = this.#pending.pop()) {
      const target = this.#references.find(pending.reference, pending.resource);
      const moved = target === undefined ? undefined : (this.#moved.get(target) ?? this.#adopt(root, target, pending));
      if (moved === undefined) this.#beyond ??= `the reference ${pending.reference}`;
      else pending.owner["$ref"] = fragmentOf(moved);
    }
  }

  /** Takes in a schema that stands where only a reference finds it, such as `/components/schemas/User`. */
  #adopt(root: Record<string, Json>, target: string, { resource }: Pending): string | undefined {
    const found = valueAt(this.#root, target);
    if (typeof found !== "boolean" && !isObject(found)) return undefined;
    const name = `at ${target}`;
    const place = step(step("", "$defs"), name);
    define((root["$defs"] ??= {}) as Record<string, Json>, name, this.#schema(found, target, place, resource));
    return place;
  }

  /** Ajv takes what every object inherits for a property of the event: `{}` "has" a `toString`. */
  #refuseInherited(names: readonly string[]): void {
    const inherited = names.find((name) => INHERITED.has(name));
    if (inherited !== undefined) this.#beyond ??= `a property named ${inherited}`;
  }
}

/** Whether `#name` means the whole document wherever it stands: nothing else has that name, or is a document of its own. */
function isOnlyAnchor(root: Json, reference: Json): boolean {
  if (!isObject(root)) return false;
  const { $dynamicAnchor: anchor, $id: _id, ...rest } = root;
  if (typeof anchor !== "string" || reference !== `#${anchor}`) return false;
  return !/"\$(dynamicAnchor|id)":/.test(JSON.stringify(rest));
}

/** Sets a member even when it is called `__proto__`. */
function define(object: Record<string, Json>, name: string, value: Json): void {
  Object.defineProperty(object, name, { value, enumerable: true, writable: true, configurable: true });
}

/** A schema as a JSON object; `true` is the empty one, `false` refuses everything. */
export function asObject(schema: Schema): JsonObject {
  if (schema === true) return {};
  return schema === false ? { not: {} } : schema;
}
