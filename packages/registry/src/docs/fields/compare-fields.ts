import type { Field } from "./field.ts";

/** How one field differs between two majors. */
export interface FieldChange {
  readonly path: string;
  readonly kind: "added" | "removed" | "changed";
  /** What it was and is, in the words of the site; one of them is absent for what came or went. */
  readonly before?: string;
  readonly after?: string;
}

/** What differs between the fields of two majors, removed ones first. Whether that breaks anybody is the review's to say. */
export function compareFields(before: readonly Field[], after: readonly Field[]): readonly FieldChange[] {
  const olds = new Map(before.map((field) => [field.path, field]));
  const news = new Map(after.map((field) => [field.path, field]));
  const removed = before.filter(({ path }) => !news.has(path));
  const added = after.filter(({ path }) => !olds.has(path));
  const changed = after.flatMap((field): FieldChange[] => {
    const old = olds.get(field.path);
    if (old === undefined || describe(old) === describe(field)) return [];
    return [{ path: field.path, kind: "changed", before: describe(old), after: describe(field) }];
  });
  return [
    ...removed.map((field): FieldChange => ({ path: field.path, kind: "removed", before: describe(field) })),
    ...added.map((field): FieldChange => ({ path: field.path, kind: "added", after: describe(field) })),
    ...changed,
  ];
}

/** A field in one line: `string, always there, 1 to 128 characters`. */
function describe({ type, required, limits, condition }: Field): string {
  return [
    type,
    required ? "always there" : "optional",
    ...limits,
    ...(condition === undefined ? [] : [condition]),
  ].join(", ");
}
