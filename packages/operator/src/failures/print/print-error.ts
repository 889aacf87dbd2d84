import type { SerializedError } from "@streambridge/errors";
import type { Screen } from "../../local/screen/screen.ts";
import { asFields } from "../read/letter.ts";
import { printJson } from "./print-json.ts";

/** Columns of the names at the left. */
export const NAME_WIDTH = 15;

/** One field under a failure; nothing where there is no text. */
export function printField(screen: Screen, name: string, text: string | undefined): void {
  if (text === undefined || text === "") return;
  // Further lines of what somebody else wrote are set in as well, or they could pass for ours.
  screen.line(`  ${name.padEnd(NAME_WIDTH)}${text.replaceAll(/\r?\n/g, `\n  ${"".padEnd(NAME_WIDTH)}`)}`);
}

/** Shows an error: its sentence, what mends it, and its detail; of what a schema refuses, a line for each place. */
export function printError(screen: Screen, error: Partial<SerializedError> = {}): void {
  printField(screen, "error", error.message);
  printField(screen, "caused by", error.cause);
  printField(screen, "mend", error.mend);
  if (error.detail === undefined) return;
  const detail = screen.mask.json(error.detail) as Readonly<Record<string, unknown>>;
  if (Array.isArray(detail["errors"])) for (const refusal of detail["errors"]) printRefusal(screen, refusal);
  else if (Object.keys(detail).length > 0) printJson(screen, detail);
}

/** Why a schema refuses a value, as `explain` of packages/events says it; as it is where it is something else. */
function printRefusal(screen: Screen, refusal: unknown): void {
  const { pointer = "", wanted, came } = asFields(refusal);
  if (typeof pointer !== "string" || typeof wanted !== "string" || typeof came !== "string")
    return printJson(screen, refusal);
  // Of the data as a whole the payload tells more.
  const what = pointer === "" ? `wanted ${wanted}` : `${pointer}: wanted ${wanted}, came ${came}`;
  screen.verbatim(`  ${"".padEnd(NAME_WIDTH)}${what}`);
}
