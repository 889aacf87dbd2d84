import type { FactOf } from "@streambridge/local-cloud";
import type { Hop } from "../hop.ts";
import type { Places } from "../places.ts";

/** Files that one line names; of a change of branch there would be dozens. */
const MOST_NAMED = 3;

/** Of what a bundler says: that it failed, why, and where. The lines after these show the source. */
const LINES_OF_REASON = 3;

/** A function runs its new code. */
export function replaced(places: Places, { functionName, milliseconds }: FactOf<"function-replaced">): readonly Hop[] {
  const name = nameOf(places, functionName);
  return [{ kind: "code-changed", followed: true, text: `${name}: new code, in ${Math.round(milliseconds)} ms` }];
}

/** A function does not bundle any more. */
export function kept(places: Places, { functionName, reason }: FactOf<"function-kept">): readonly Hop[] {
  const lines = reason.split("\n").filter((line) => line.trim() !== "");
  const short = lines.slice(0, LINES_OF_REASON).map((line) => line.trim().replace(/:$/, ""));
  const text = `${nameOf(places, functionName)} stays on its old code: ${short.join(" ")}`;
  return [{ kind: "code-changed", followed: false, text }];
}

/** The program that was booted is another now. Functions follow their sources by themselves; what is deployed does not. */
export function programChanged({ paths }: FactOf<"program-changed">): readonly Hop[] {
  if (paths.length === 0) {
    return [{ kind: "code-changed", followed: true, text: "the stack is again as it was when this was started" }];
  }
  const more = paths.length > MOST_NAMED ? ` and ${paths.length - MOST_NAMED} more` : "";
  const text = `the stack has changed (${paths.slice(0, MOST_NAMED).join(", ")}${more}): start this again to see it`;
  return [{ kind: "code-changed", followed: false, text }];
}

/** A consumer by its own name, and any other function by its physical one. */
function nameOf(places: Places, functionName: string): string {
  if (functionName === places.bridge) return "the bridge";
  return places.consumerOfFunction.get(functionName) ?? functionName;
}
