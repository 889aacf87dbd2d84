import { fits, refuses, type Checked, type Field, type FieldProblem, type ValueOf } from "./field.ts";

type Fields = Readonly<Record<string, Field<unknown>>>;

/** No optional field. */
// oxlint-disable-next-line typescript/no-generated-empty-object-type -- an object without fields is what is meant
type NoFields = Readonly<Record<never, Field<never>>>;

/** The object that a shape hands on: every required field, and the optional ones that came. */
export type Shaped<Required extends Fields, Optional extends Fields> = {
  readonly [Name in keyof Required]: ValueOf<Required[Name]>;
} & { readonly [Name in keyof Optional]?: ValueOf<Optional[Name]> };

/**
 * An object with these fields and no other: a field that nobody knows is more likely a typing mistake than something to
 * pass over. The problems of every field are told at once.
 */
export function shape<const Required extends Fields, const Optional extends Fields = NoFields>(
  required: Required,
  optional?: Optional,
): Field<Shaped<Required, Optional>> {
  const known: Fields = { ...required, ...optional };
  return (came, field) => {
    if (typeof came !== "object" || came === null || Array.isArray(came)) {
      return refuses(field, "a JSON object", came);
    }
    const values = new Map(Object.entries(came));
    const asked = Object.keys(known).filter((name) => name in required || values.has(name));
    const checked = asked.map((name) => [name, known[name]!(values.get(name), within(field, name))] as const);
    const problems = [...checked.flatMap(([, one]) => problemsOf(one)), ...unknownFields(values, known, field)];
    if (problems.length > 0) return { ok: false, problems };
    const entries = checked.flatMap(([name, one]) => (one.ok ? [[name, one.value] as const] : []));
    // Each value was made by the field of its name, which is what the type says.
    return fits(Object.fromEntries(entries) as Shaped<Required, Optional>);
  };
}

function unknownFields(values: ReadonlyMap<string, unknown>, known: Fields, field: string): readonly FieldProblem[] {
  const wanted = `no such field; known are ${Object.keys(known).join(", ")}`;
  return [...values]
    .filter(([name]) => !Object.hasOwn(known, name))
    .flatMap(([name, value]) => problemsOf(refuses(within(field, name), wanted, value)));
}

function problemsOf(checked: Checked<unknown>): readonly FieldProblem[] {
  return checked.ok ? [] : checked.problems;
}

function within(field: string, name: string): string {
  return field === "" ? name : `${field}.${name}`;
}
