import type { Input } from "./need.ts";

/** The parameters in the body of a JSON protocol. A body that is none has no parameters: the service will refuse it. */
export function jsonInput(body: string): Input {
  try {
    const input: unknown = JSON.parse(body);
    return typeof input === "object" && input !== null ? (input as Input) : {};
  } catch {
    return {};
  }
}
