import * as fc from "fast-check";
import { MOST_EDITS, TEXT_DEPTHS } from "../limits.ts";
import { oddity, oddName } from "./oddities.ts";

/** One structural change of a JSON value. */
interface Edit {
  readonly kind: "replace" | "remove" | "add" | "rename" | "repeat";
  /** Chooses the place among all that the value has. */
  readonly place: number;
  readonly name: string;
  readonly value: unknown;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom("replace", "replace", "replace", "remove", "add", "rename", "repeat"),
  place: fc.nat(),
  name: oddName,
  value: oddity,
});

/** What becomes of a valid value by a few structural edits, none included. */
export function mutants(valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(valid, fc.array(edit, { maxLength: MOST_EDITS }))
    .map(([value, edits]) => edits.reduce(apply, structuredClone(value)));
}

/** The same as JSON text, which may be damaged as text: cut, with a property that comes twice, with a raw character. */
export function mutantTexts(valid: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  return fc.tuple(mutants(valid), damage).map(([value, harm]) => harm(JSON.stringify(value)));
}

const damage: fc.Arbitrary<(text: string) => string> = fc.oneof(
  { weight: 6, arbitrary: fc.constant((text: string) => text) },
  { weight: 1, arbitrary: fc.nat().map((at) => (text: string) => text.slice(0, at % (text.length + 1))) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.nat(), fc.constantFrom("\uFFFF", "\uD800", "\u0000", '"', "}", "\\", ",")).map(
      ([at, raw]) =>
        (text: string) =>
          text.slice(0, at % (text.length + 1)) + raw + text.slice(at % (text.length + 1)),
    ),
  },
  { weight: 1, arbitrary: fc.constant((text: string) => text.replace(/"(\w+)":/, '"$1":null,"$1":')) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...TEXT_DEPTHS), fc.nat()).map(
      ([levels, place]) =>
        (text: string) =>
          sink(text, levels, place),
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom("", "null", "[]", "0", '""', "\uFEFF{}").map((text) => () => text) },
);

/** The text with lists, so many levels deep, as the value of one of its properties; JSON.parse reads any depth. */
function sink(text: string, levels: number, place: number): string {
  const deep = `${"[".repeat(levels)}${"]".repeat(levels)}`;
  const names = [...text.matchAll(/"\w+":/g)];
  const name = names[place % names.length];
  if (name === undefined) return deep;
  const end = name.index + name[0].length;
  return `${text.slice(0, end)}${deep},"rest":${text.slice(end)}`;
}

type Container = Record<string, unknown> | unknown[];

function apply(value: unknown, { kind, place, name, value: shared }: Edit): unknown {
  // A copy: the next edit may change it, and what the generator holds serves every input.
  const odd = structuredClone(shared);
  const containers = containersOf(value);
  const container = containers[place % Math.max(containers.length, 1)];
  if (container === undefined) return odd;
  const keys = Object.keys(container);
  const key = keys[Math.floor(place / containers.length) % Math.max(keys.length, 1)];
  if (Array.isArray(container)) return applyToList(value, container, kind, Number(key ?? 0), odd);
  if (kind === "add" || key === undefined) put(container, name, odd);
  else if (kind === "remove") delete container[key];
  else if (kind === "replace") container[key] = odd;
  else if (kind === "repeat") put(container, name, structuredClone(container[key]));
  else {
    put(container, name, container[key]);
    delete container[key];
  }
  return value;
}

function applyToList(value: unknown, list: unknown[], kind: Edit["kind"], index: number, odd: unknown): unknown {
  if (kind === "repeat") list.push(...structuredClone(list.slice(0, 1)));
  else list.splice(index, kind === "add" ? 0 : 1, ...(kind === "remove" ? [] : [odd]));
  return value;
}

/** Defines an own property, whatever its name is. */
function put(container: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(container, name, { value, enumerable: true, configurable: true, writable: true });
}

/** Every object and list of a value, itself among them; what is nested beyond reason is left as it is. */
function containersOf(value: unknown, level = 0): readonly Container[] {
  if (typeof value !== "object" || value === null || level > 40) return [];
  return [value as Container, ...Object.values(value).flatMap((inner) => containersOf(inner, level + 1))];
}
