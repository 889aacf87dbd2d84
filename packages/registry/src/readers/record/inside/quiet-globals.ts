/**
 * Keeps what handlers print to themselves, and sees what printing reads. `structuredClone` refuses a recording
 * proxy. Turning a value into JSON takes all its keys, as both do.
 */
export function quietGlobals(): void {
  for (const name of ["debug", "info", "log", "warn", "error", "trace", "dir", "table"] as const)
    console[name] = takeEach;
  globalThis.structuredClone = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
  // A promise that a handler leaves to itself is its own affair; the run goes on.
  process.on("unhandledRejection", () => undefined);
  process.on("uncaughtException", () => undefined);
}

/** Reads a value as a printer would. */
export function takeAll(value: unknown): void {
  try {
    JSON.stringify(value);
  } catch {
    // What JSON cannot say (a cycle, a bigint) was read up to there.
  }
}

/** A printer's face over {@link takeAll}. */
export function takeEach(...values: readonly unknown[]): void {
  for (const value of values) takeAll(value);
}
