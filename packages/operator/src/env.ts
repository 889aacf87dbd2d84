/** Whether the person at the terminal, or CI, wants no colours and no line that is drawn over (no-color.org). */
export function isPlain(): boolean {
  return Boolean(process.env["NO_COLOR"]) || process.env["CI"] !== undefined || process.env["TERM"] === "dumb";
}
