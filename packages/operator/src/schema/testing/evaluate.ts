import { runInNewContext } from "node:vm";

/** How a run stands when an expression is asked: nothing failed so far, something did, or it was cancelled. */
export type Standing = "success" | "failure" | "cancelled";

/** What expressions may name, such as `github` and `needs`. */
export type Contexts = Readonly<Record<string, unknown>>;

const ASKS_STANDING = /\b(?:always|success|failure|cancelled)\(\)/;

/**
 * Whether something with this condition runs. Ours are JavaScript as they stand; one that does not ask how the run stands
 * also wants that nothing failed.
 *
 * Source: https://docs.github.com/en/actions/reference/workflows-and-actions/expressions#status-check-functions
 */
export function holds(condition: string | undefined, contexts: Contexts, standing: Standing): boolean {
  const asked = condition ?? "success()";
  const complete = ASKS_STANDING.test(asked) ? asked : `success() && (${asked})`;
  const functions = {
    always: () => true,
    success: () => standing === "success",
    failure: () => standing === "failure",
    cancelled: () => standing === "cancelled",
  };
  return Boolean(runInNewContext(complete, { ...contexts, ...functions }));
}

/** A text with the value of each `${{ expression }}` in its place. */
export function filled(text: string, contexts: Contexts): string {
  return text.replaceAll(/\$\{\{ (.*?) \}\}/g, (_, expression: string) =>
    String(runInNewContext(expression, { ...contexts })),
  );
}
