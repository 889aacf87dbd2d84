import { fits, refuses, type Field } from "./field.ts";

/** A whole number within bounds, both included; `to` is at most what a double holds exactly. */
export function wholeNumber(from: number, to: number): Field<number> {
  return (came, field) =>
    typeof came === "number" && Number.isSafeInteger(came) && came >= from && came <= to
      ? fits(came)
      : refuses(field, `a whole number from ${from} to ${to}`, came);
}
