const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long ago something was, in the largest unit that says enough: `3 min`, `5 h`, `2 d`; `?` where that is not known. */
export function ageOf(iso: string, now: number): string {
  const time = Date.parse(iso);
  // Where nobody says when (`EPOCH` of read/letter.ts).
  if (time === 0) return "?";
  const age = now - time;
  if (age >= 2 * DAY_MS) return `${Math.floor(age / DAY_MS)} d`;
  if (age >= 2 * HOUR_MS) return `${Math.floor(age / HOUR_MS)} h`;
  return age >= MINUTE_MS ? `${Math.floor(age / MINUTE_MS)} min` : `${Math.max(0, Math.floor(age / 1000))} s`;
}

/** A number of things: `1 failure`, `3 failures`. */
export function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? "" : "s"}`;
}
