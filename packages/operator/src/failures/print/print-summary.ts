import type { Screen } from "../../local/screen/screen.ts";
import type { Done, RedriveSummary } from "../redrive/redrive.ts";
import type { Redriven } from "../redrive/redrive-one.ts";
import { count } from "./ages.ts";

/** Shows what a redrive came to, with the reasons of what failed again. */
export function printSummary(
  screen: Screen,
  { done, untouched }: RedriveSummary,
  { wasStopped, mayBeMore }: { readonly wasStopped: boolean; readonly mayBeMore: boolean },
): void {
  if (wasStopped) screen.line("Interrupted.");
  if (done.length + untouched.length === 0) return screen.line("No failure fits; nothing was sent.");
  for (const [words, ones] of Map.groupBy(done, ({ redriven }) => wordsFor(redriven)))
    screen.line(`${String(ones.length).padStart(6)}  ${words}`);
  if (untouched.length > 0)
    screen.line(`${String(untouched.length).padStart(6)}  not touched: they lie where they lay; run it again`);
  const left = done.filter(failsStill).length + untouched.length;
  const { good, bad } = screen.paint;
  screen.line(
    left === 0
      ? good(`${mayBeMore ? "All that was seen" : "All of it"} ${endOf(done)}`)
      : bad(`${count(left, "failure")} ${left === 1 ? "remains" : "remain"}.`),
  );
}

/** What its consumer makes of an event that was sent back is not known yet. */
function endOf(done: readonly Done[]): string {
  return done.some(({ redriven }) => redriven.kind === "sent back")
    ? "is on its way; what a consumer cannot handle comes back: see `failures list` in a while."
    : "is settled.";
}

/** Whether something is left to do about it. */
export function failsStill({ redriven: { kind } }: Done): boolean {
  return kind === "parked anew" || kind === "stays";
}

function wordsFor(redriven: Redriven): string {
  switch (redriven.kind) {
    case "published":
      return "published";
    case "ignored":
      return `ignored by the bridge: ${redriven.reason}`;
    case "sent back":
      return "sent back to their consumer, which retries and parks by its own rules";
    case "parked anew":
      return `failed again and are parked with the new error: ${redriven.code}`;
    default:
      return `stay where they are: ${redriven.why}`;
  }
}

/** For machines: what became of each failure. */
export function summaryJson({ done, untouched }: RedriveSummary): Readonly<Record<string, unknown>> {
  return {
    done: done.map(({ entry: { id }, redriven }) => ({ id, ...redriven })),
    untouched: untouched.map(({ id }) => id),
  };
}
