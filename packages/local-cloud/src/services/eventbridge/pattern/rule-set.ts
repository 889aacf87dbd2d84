import type { Alternative, Pattern } from "./compile.ts";
import type { JsonObject } from "./json.ts";
import { indexLeaves, waysTo, type Leaves, type Way } from "./leaves.ts";
import { matchAlternative } from "./match.ts";

/** One alternative of a rule's pattern, with the rule's place in the set. */
interface Entry {
  readonly place: number;
  readonly alternative: Alternative;
}

/**
 * Patterns of many rules, matched together. Nearly every rule names its detail-types or sources literally, so an event
 * is tried against the few rules that name its own, and against those that name neither.
 */
export class RuleSet<Rule> {
  readonly #rules: readonly Rule[];
  readonly #byDetailType = new Map<string, Entry[]>();
  readonly #bySource = new Map<string, Entry[]>();
  readonly #others: Entry[] = [];
  readonly #ways: Way;

  constructor(rules: Iterable<readonly [rule: Rule, pattern: Pattern]>) {
    const list = [...rules];
    this.#rules = list.map(([rule]) => rule);
    const entries = list.flatMap(([, { alternatives }], place) =>
      alternatives.map((alternative) => ({ place, alternative })),
    );
    for (const entry of entries) this.#file(entry);
    const paths = entries.flatMap(({ alternative }) => alternative.map(({ path }) => path));
    this.#ways = waysTo(["detail-type", "source", ...paths]);
  }

  /** The rules that the event satisfies, in the order in which they were given. */
  match(event: JsonObject): Rule[] {
    const leaves = indexLeaves(event, this.#ways);
    const places = new Set<number>();
    for (const { place, alternative } of this.#candidates(leaves)) {
      if (!places.has(place) && matchAlternative(alternative, leaves)) places.add(place);
    }
    return this.#rules.filter((_rule, place) => places.has(place));
  }

  #file(entry: Entry): void {
    const detailTypes = literalsAt(entry.alternative, "detail-type");
    const sources = detailTypes === undefined ? literalsAt(entry.alternative, "source") : undefined;
    for (const name of detailTypes ?? []) append(this.#byDetailType, name, entry);
    for (const name of sources ?? []) append(this.#bySource, name, entry);
    if (detailTypes === undefined && sources === undefined) this.#others.push(entry);
  }

  #candidates(leaves: Leaves): Entry[] {
    return [
      ...entriesFor(this.#byDetailType, leaves, "detail-type"),
      ...entriesFor(this.#bySource, leaves, "source"),
      ...this.#others,
    ];
  }
}

/** The strings that a path is limited to, or undefined where something else may satisfy it too. */
function literalsAt(alternative: Alternative, path: string): ReadonlySet<string> | undefined {
  const matchers = alternative.find((rule) => rule.path === path)?.matchers;
  const literals = matchers?.map(({ only }) => only);
  return literals?.every((literal) => literal !== undefined) ? new Set(literals) : undefined;
}

function entriesFor(index: ReadonlyMap<string, Entry[]>, leaves: Leaves, path: string): Entry[] {
  return (leaves.get(path) ?? []).flatMap(({ value }) => (typeof value === "string" ? (index.get(value) ?? []) : []));
}

function append(index: Map<string, Entry[]>, name: string, entry: Entry): void {
  const entries = index.get(name);
  if (entries === undefined) index.set(name, [entry]);
  else entries.push(entry);
}
