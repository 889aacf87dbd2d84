import { createHash } from "node:crypto";
import type { Parameter } from "../parameter-store.ts";

/**
 * A parameter as it is answered: the value of a SecureString only to whoever asks for it decrypted. Everybody else gets a
 * text that stands for AWS's ciphertext, so that a forgotten `WithDecryption` shows here and not in the account.
 */
export function showParameter(parameter: Parameter, withDecryption: unknown): Parameter {
  if (parameter.Type !== "SecureString" || withDecryption === true) return parameter;
  return { ...parameter, Value: createHash("sha512").update(parameter.Value).digest("base64") };
}
