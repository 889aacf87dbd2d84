import { fits, refuses, type Field } from "./field.ts";

/** RFC 3339: a date, a time and an offset; `Date.parse` alone would take much else. */
const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/** A moment that is still to come, by the clock given. */
export function futureInstant(now: () => number): Field<Date> {
  return (came, field) => {
    const wanted = "a time in the future such as 2030-01-31T12:00:00Z";
    if (typeof came !== "string" || !RFC_3339.test(came)) return refuses(field, wanted, came);
    const at = Date.parse(came);
    return at > now() ? fits(new Date(at)) : refuses(field, wanted, came);
  };
}
