/** A text as it is, anything else as JSON: `1` and `"1"` are the same name. */
export function asText(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}
