import { isInside, nameOf } from "../field-path.ts";
import type { FieldNote, FieldPath, FieldsRead } from "../reader.ts";
import type { Sighting, Touch } from "./job.ts";
import type { Unreached } from "./unreached.ts";

/** What was found about one event type. */
export interface Evidence {
  /** Every field that the event type's schema declares. */
  readonly declared: ReadonlySet<FieldPath>;
  readonly sightings: readonly Sighting[];
  readonly unreached: readonly Unreached[];
  /** Whether every run ended in time. */
  readonly ended: boolean;
}

const BECAUSE: Readonly<Record<Exclude<Touch, "read">, string>> = {
  keys: "takes all keys",
  presence: "asks whether it is there",
};

/** Says of an event type's fields which are read and which may be; see the three words at `Word`. */
export function summarise({ declared, sightings, unreached, ended }: Evidence): FieldsRead {
  const placed = sightings.map((sighting) => ({ ...sighting, path: asDeclared(declared, sighting.path) }));
  const seen = new Set(placed.flatMap(({ touch, path }) => (touch === "read" ? [path] : [])));
  const reads = placed.flatMap(({ path, touch, file }): Found[] => (touch === "read" ? [[path, file, undefined]] : []));
  const met = placed.flatMap(({ path, touch, file }): Found[] => {
    return touch === "read" || (touch === "presence" && seen.has(path)) ? [] : [[path, file, BECAUSE[touch]]];
  });
  const isMet = (path: FieldPath) => met.some(([field]) => field === path || isInside(path, field));
  const named = unreached.flatMap((code) => namedIn(code, declared, seen)).filter(([path]) => !isMet(path));
  const cut: readonly Found[] = ended ? [] : [["data", "", "a run of its handler did not end in time"]];
  return { reads: gather(reads), mayRead: gather([...met, ...named, ...cut]) };
}

type Found = readonly [path: FieldPath, file: string, because: string | undefined];

/** Leaves out the event itself and its two halves: that code takes `data` says nothing of what it takes from it. */
function gather(found: readonly Found[]): Readonly<Record<FieldPath, FieldNote>> {
  const notes = [...Map.groupBy(found, ([path]) => path)].map(([path, all]): [FieldPath, FieldNote] => {
    const files = [...new Set(all.map(([, file]) => file))].filter((file) => file !== "").sort();
    const reasons = [...new Set(all.flatMap(([, , because]) => (because === undefined ? [] : [because])))].sort();
    return [path, { files, ...(reasons.length > 0 && { because: reasons.join("; ") }) }];
  });
  return Object.fromEntries(
    notes.filter(([path, { because }]) => path.includes(".") || (because !== undefined && path !== "")),
  );
}

/**
 * Fields that code which no run reached could read: it names them, and their owner was read or is named as well. A name
 * does not say of which event it is read, so that this may name too many; it is only ever `may read`.
 */
function namedIn(
  { file, words }: Unreached,
  declared: ReadonlySet<FieldPath>,
  seen: ReadonlySet<FieldPath>,
): readonly Found[] {
  const isInReach = (path: FieldPath): boolean => {
    if (path === "" || seen.has(path)) return true;
    const name = nameOf(path);
    return (name === "" || words.has(name)) && isInReach(ownerOf(path));
  };
  return [...declared].flatMap((path): Found[] => {
    const isNamed = path.includes(".") && words.has(nameOf(path)) && !seen.has(path);
    return isNamed && isInReach(ownerOf(path)) ? [[path, file, "code that no run reached names it"]] : [];
  });
}

/** The field that holds a field; empty for `data` and `metadata`, which the event holds. */
function ownerOf(path: FieldPath): FieldPath {
  return path.slice(0, Math.max(path.lastIndexOf("."), path.lastIndexOf("["), 0));
}

/** A path in an event as its schema has it: an entry of a map is `*`. What no schema declares stays as it is. */
function asDeclared(declared: ReadonlySet<FieldPath>, path: FieldPath): FieldPath {
  const [top = "", ...steps] = path.split(/(?=[.[])/);
  return steps.reduce((above, next) => {
    const own = `${above}${next}`;
    return !declared.has(own) && next.startsWith(".") && declared.has(`${above}.*`) ? `${above}.*` : own;
  }, top);
}
