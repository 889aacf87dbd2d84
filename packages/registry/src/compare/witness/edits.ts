import { isObject, type Json } from "../../json.ts";
import type { Material } from "./generate/generator.ts";
import { UNDECLARED } from "./generate/objects.ts";
import { partsOf, replaceAt } from "./parts.ts";

/** Values that a missing property or a further item is given. */
const OF_AN_ADDITION = 40;

/** A value with one thing changed, at every place in it: replaced, removed, added, repeated, nudged. */
export function* edits(value: Json, { probes, names }: Material): Generator<Json> {
  for (const { path, part } of partsOf(value)) {
    const put = (changed: Json) => replaceAt(value, path, changed);
    for (const nudged of nudges(part)) yield put(nudged);
    for (const member of memberEdits(part, probes, names)) yield put(member);
    for (const probe of probes) yield put(probe);
  }
}

function* memberEdits(part: Json, probes: readonly Json[], names: readonly string[]): Generator<Json> {
  const additions = probes.slice(0, OF_AN_ADDITION);
  if (Array.isArray(part)) {
    const items = part as readonly Json[];
    if (items[0] !== undefined) yield* [items.slice(1), items.slice(0, -1), [...items, items[0]]];
    for (const probe of additions) yield [...items, probe];
  } else if (isObject(part)) {
    for (const name of Object.keys(part)) yield without(part, name);
    const missing = [...names, UNDECLARED].filter((name) => !Object.hasOwn(part, name));
    for (const name of missing) for (const probe of additions) yield { ...part, [name]: probe };
  }
}

function nudges(part: Json): readonly Json[] {
  if (typeof part === "number") return [part + 1, part - 1, part + 0.5, -part, part * 10].filter(Number.isFinite);
  return typeof part === "string" ? [`${part}x`, part.slice(1), part.toUpperCase()] : [];
}

/** An object without one of its members. */
export function without(object: Json, name: string): Json {
  return isObject(object) ? Object.fromEntries(Object.entries(object).filter(([other]) => other !== name)) : object;
}
