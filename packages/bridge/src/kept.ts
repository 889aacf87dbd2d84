/** Whether something was put where it is safe; `code` is AWS's name for the fault. */
export type Kept = { readonly ok: true } | { readonly ok: false; readonly code: string; readonly message: string };

/** It is safe. */
export const kept: Kept = { ok: true };

/** It is not: what the SDK threw says why. */
export function notKept(thrown: unknown): Kept {
  const error = thrown as { readonly name?: string; readonly message?: string } | undefined;
  return { ok: false, code: error?.name ?? "UnknownError", message: error?.message ?? "" };
}
