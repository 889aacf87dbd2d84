import { fits, refuses, type Field, type FieldProblem } from "./field.ts";

/** A list of 1 to `maxItems`; the problems of every item are told, each with its index. */
export function listOf<T>(item: Field<T>, maxItems: number): Field<readonly T[]> {
  return (came, field) => {
    if (!Array.isArray(came) || came.length < 1 || came.length > maxItems) {
      return refuses(field, `a list of 1 to ${maxItems} items`, came);
    }
    const values: T[] = [];
    const problems: FieldProblem[] = [];
    for (const [index, value] of came.entries()) {
      const checked = item(value, `${field}[${index}]`);
      if (checked.ok) values.push(checked.value);
      else problems.push(...checked.problems);
    }
    return problems.length === 0 ? fits(values) : { ok: false, problems };
  };
}
