/** What is wrong with one field of a request. */
export interface FieldProblem {
  /** Where: `email`, `lines[2].unitPrice.currency`; empty for the body as a whole. */
  readonly field: string;
  /** What would have been right, as a noun: `a whole number from 1 to 100000`. */
  readonly wanted: string;
  /** What came, as JSON text, shortened; `nothing` when the field is absent. */
  readonly came: string;
}

/** A value that fits, as the handler uses it, or everything that is wrong with it. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/**
 * Checks one value of a request. Fields are plain functions that call each other: nothing is compiled when a function
 * starts cold, and each problem says what was wanted in the words of the API.
 */
export type Field<T> = (came: unknown, field: string) => Checked<T>;

/** The type that a field hands on. */
export type ValueOf<F> = F extends Field<infer T> ? T : never;

const SHOWN_CHARACTERS = 80;

export function fits<T>(value: T): Checked<T> {
  return { ok: true, value };
}

/** The one problem of this field. */
export function refuses(field: string, wanted: string, came: unknown): Checked<never> {
  return { ok: false, problems: [{ field, wanted, came: show(came) }] };
}

function show(came: unknown): string {
  if (came === undefined) return "nothing";
  const text = JSON.stringify(came);
  return text.length <= SHOWN_CHARACTERS ? text : `${text.slice(0, SHOWN_CHARACTERS)}...`;
}
