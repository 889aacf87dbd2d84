import { awsFaultOf } from "./aws-fault.ts";

/** Whether something was put where it is safe; `code` is AWS's name for the fault. */
export type Kept = { readonly ok: true } | { readonly ok: false; readonly code: string; readonly message: string };

/** It is safe. */
export const kept: Kept = { ok: true };

/** It is not: what the SDK threw says why. */
export function notKept(thrown: unknown): Kept {
  const { code, message } = awsFaultOf(thrown);
  return { ok: false, code, message };
}
