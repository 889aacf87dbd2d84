import { StreambridgeError } from "@streambridge/errors";

/** The refusal of a file, or of a case in it. @param where file, and line or name of the case. */
export function unreadable(where: string, problem: string, cause?: unknown): StreambridgeError {
  return new StreambridgeError("CASES_UNREADABLE", `${where}: ${problem}`, {
    mend: "See docs/local-cloud.md for the shapes that `pnpm conformance` reads.",
    ...(cause !== undefined && { cause }),
  });
}

/** @throws StreambridgeError `CASES_UNREADABLE` where the value is no text. */
export function textOf(value: unknown, field: string, where: string): string {
  if (typeof value === "string") return value;
  throw unreadable(where, `${field} is ${JSON.stringify(value)}; it must be a text`);
}
