import type { Screen } from "../../local/screen/screen.ts";

/** Shows a JSON value that is masked already, set in. */
export function printJson(screen: Screen, value: unknown): void {
  const text = typeof value === "string" ? value : (JSON.stringify(value, undefined, 2) ?? "");
  for (const line of text.split("\n")) screen.verbatim(`    ${line}`);
}
