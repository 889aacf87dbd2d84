/**
 * Runs `program` until nothing is left to happen in this process: components make resources inside callbacks of values
 * that come late, long after the program's own promise is fulfilled. Pulumi's own host waits for `beforeExit` as well.
 *
 * An error inside such a callback reaches nobody but the process, as an unhandled rejection. The first error counts;
 * later ones follow from it.
 *
 * @returns what the program returned.
 */
export async function settle(program: () => Promise<unknown>): Promise<unknown> {
  let first: { readonly error: unknown } | undefined;
  const keep = (error: unknown): void => {
    first ??= { error };
  };
  process.on("unhandledRejection", keep);
  process.on("uncaughtException", keep);
  const idle = new Promise<void>((resolve) => process.once("beforeExit", () => resolve()));
  const outputs = await program().catch(keep);
  await idle;
  if (first !== undefined) throw first.error;
  return outputs;
}
