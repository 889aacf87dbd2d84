import { SAME_TIME_MS } from "../../../limits.ts";

const RealDate = Date;

let offsetMs = 0;

const ShiftedDate = new Proxy(RealDate, {
  construct: (target, given, newTarget) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget) as object,
  apply: () => new RealDate(now()).toString(),
  get: (target, name, receiver) => (name === "now" ? now : (Reflect.get(target, name, receiver) as unknown)),
});

/**
 * Makes `Date` of this thread show the time of the local cloud's clock, from which it goes on in real time. A test that
 * moves the clock by hours so makes its functions hours older, while what they wait for themselves (timers, their own
 * timeout) stays real. Where the clock is the machine's own nothing is touched.
 *
 * @param clockNow What the clock shows now, in ms since the epoch.
 */
export function shiftDate(clockNow: number): void {
  offsetMs = clockNow - RealDate.now();
  globalThis.Date = Math.abs(offsetMs) < SAME_TIME_MS ? RealDate : ShiftedDate;
}

function now(): number {
  return RealDate.now() + offsetMs;
}
