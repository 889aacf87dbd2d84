const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a value is a day of the calendar as `YYYY-MM-DD`, not only of its shape: 2027-02-30 is none. */
export function isDay(value: unknown): value is string {
  if (typeof value !== "string" || !SHAPE.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
