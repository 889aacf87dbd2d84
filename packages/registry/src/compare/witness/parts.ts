import { isObject, type Json } from "../../json.ts";

/** The keys and indices that lead to a part of a value. */
export type Path = readonly (string | number)[];

/** A part of a value, the value itself among them. */
export interface Part {
  readonly path: Path;
  readonly part: Json;
}

/** Steps down at which parts are no longer told apart. */
const DEEPEST = 7;

/** A value and everything in it, outermost first. */
export function partsOf(value: Json): readonly Part[] {
  const found: Part[] = [{ path: [], part: value }];
  for (let at = 0; at < found.length; at += 1) {
    const { path, part } = found[at] ?? { path: [], part: null };
    if (path.length >= DEEPEST) continue;
    if (Array.isArray(part)) part.forEach((item: Json, index) => found.push({ path: [...path, index], part: item }));
    else if (isObject(part))
      for (const [key, inner] of Object.entries(part)) found.push({ path: [...path, key], part: inner });
  }
  return found;
}

/** The part at a path; undefined when there is none. */
export function partAt(value: Json, path: Path): Json | undefined {
  return path.reduce<Json | undefined>((at, key) => {
    if (Array.isArray(at)) return (at as readonly Json[])[Number(key)];
    return isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined;
  }, value);
}

/** A copy of a value with another part at a path. */
export function replaceAt(value: Json, path: Path, changed: Json): Json {
  const [key, ...rest] = path;
  if (key === undefined) return changed;
  if (Array.isArray(value)) {
    return (value as readonly Json[]).map((item, index) => (index === key ? replaceAt(item, rest, changed) : item));
  }
  return isObject(value) ? { ...value, [key]: replaceAt(value[key] ?? null, rest, changed) } : value;
}

/** A copy of a value without the part at a path; the value itself stays. */
export function removeAt(value: Json, path: Path): Json {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (rest.length > 0) {
    const inner = partAt(value, [key]);
    return inner === undefined ? value : replaceAt(value, [key], removeAt(inner, rest));
  }
  if (Array.isArray(value)) return (value as readonly Json[]).filter((_item, index) => index !== key);
  return isObject(value) ? Object.fromEntries(Object.entries(value).filter(([name]) => name !== key)) : value;
}
