/** The first error of a run; later ones follow from it. */
export interface FirstError {
  keep(error: unknown): void;
  /** The same function, whose throw or rejection is kept before it goes on. */
  watch<Args extends unknown[], Result>(work: (...args: Args) => Result): (...args: Args) => Result;
  /** @throws the first error, if there was one. */
  rethrow(): void;
}

/**
 * Keeps the first error that this process meets from now on. What is thrown inside a callback of a value that comes late
 * reaches nobody but the process, as an unhandled rejection. What the recorder itself throws is kept where it is thrown:
 * Pulumi passes it on without its message.
 */
export function watchErrors(): FirstError {
  let first: { readonly error: unknown } | undefined;
  const keep = (error: unknown): void => {
    first ??= { error };
  };
  process.on("unhandledRejection", keep);
  process.on("uncaughtException", keep);
  return {
    keep,
    watch:
      (work) =>
      (...args) => {
        try {
          const result = work(...args);
          if (result instanceof Promise) result.catch(keep);
          return result;
        } catch (error) {
          keep(error);
          throw error;
        }
      },
    rethrow() {
      if (first !== undefined) throw first.error;
    },
  };
}
