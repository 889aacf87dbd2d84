import type { FirstError } from "./watch-errors.ts";

/**
 * Runs `program` until nothing is left to happen in this process: components make resources inside callbacks of values
 * that come late, long after the program's own promise is fulfilled. Pulumi's own host waits for `beforeExit` as well.
 *
 * @returns what the program returned.
 * @throws the first error of the program, wherever it happened.
 */
export async function settle(errors: FirstError, program: () => Promise<unknown>): Promise<unknown> {
  const idle = new Promise<void>((resolve) => process.once("beforeExit", () => resolve()));
  const outputs = await program().catch((error: unknown) => errors.keep(error));
  await idle;
  errors.rethrow();
  return outputs;
}
