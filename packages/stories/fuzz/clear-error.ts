import { codes } from "@streambridge/errors";
import { hold } from "./kind.ts";

/**
 * Holds an error to what a person needs: a code of the closed list that is not our fault, a sentence, and what to do.
 *
 * @returns The code.
 */
export function clearError(error: {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly mend?: unknown;
}): string {
  const { code, message, mend } = error;
  hold(typeof code === "string" && Object.hasOwn(codes, code), `${String(code)} is no code`);
  hold(codes[code as keyof typeof codes] !== "ours", `${code} says that we are to blame: ${String(message)}`);
  hold(typeof message === "string" && message.trim() !== "", `${code} comes without a sentence`);
  hold(typeof mend === "string" && mend.trim() !== "", `${code} does not say what to do`);
  return code;
}

/** Any character but those that SQS takes in bodies and attributes (SendMessage, Amazon SQS API Reference). */
const REFUSED_BY_SQS = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/** Whether SQS takes a text: of the right characters, not empty, at most 1 MiB. */
export function isSendable(text: string): boolean {
  return !REFUSED_BY_SQS.test(text) && text !== "" && Buffer.byteLength(text) <= 1_048_576;
}

/** Holds a text to what SQS takes. */
export function sendable(text: string): void {
  hold(isSendable(text), `SQS refuses what is sent: ${JSON.stringify(text.slice(0, 200))}`);
}
