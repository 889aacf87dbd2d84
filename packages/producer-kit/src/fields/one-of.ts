import { fits, refuses, type Field } from "./field.ts";

/** One of a closed list of texts. */
export function oneOf<const T extends string>(...values: readonly [T, ...T[]]): Field<T> {
  return (came, field) => {
    const value = values.find((known) => known === came);
    return value === undefined ? refuses(field, `one of ${values.join(", ")}`, came) : fits(value);
  };
}
