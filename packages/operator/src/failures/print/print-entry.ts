import type { Screen } from "../../local/screen/screen.ts";
import type { Entry } from "../entry.ts";
import { ageOf } from "./ages.ts";
import { printError, printField } from "./print-error.ts";
import { printJson } from "./print-json.ts";

/** Shows one failure whole: what is known of it, its error, and what failed. */
export function printEntry(screen: Screen, entry: Entry, payload: unknown): void {
  // First, so that what it shows as personal is found in the error's sentence as well.
  const shown = screen.mask.json(payload);
  const { id, place, consumer, cause, stage, eventType, attempts, others = [] } = entry;
  screen.verbatim(screen.paint.strong(id));
  printField(screen, "place", consumer === undefined ? place : `${place} of ${consumer}`);
  printField(screen, "cause", stage === undefined ? cause : `${cause}, at step ${stage}`);
  printField(screen, "event type", eventType);
  printField(screen, "first failure", whenOf(entry.firstFailure));
  printField(screen, "last failure", whenOf(entry.lastFailure));
  printField(screen, "attempts", attempts === undefined ? "not counted" : String(attempts));
  printField(screen, "lies in", placeOf(entry));
  printError(screen, entry.error);
  for (const other of others) {
    const named = [other.error.code, `at step ${other.stage}`, other.eventType];
    printField(screen, "and", named.filter((part) => part !== undefined).join(", "));
    printError(screen, other.error);
  }
  screen.verbatim("  payload");
  printJson(screen, shown);
}

function whenOf(iso: string): string {
  if (Date.parse(iso) === 0) return "not known";
  return `${iso} (${ageOf(iso, Date.now())} ago)`;
}

function placeOf({ lies, bytes }: Entry): string {
  return `${lies.in === "queue" ? lies.url : `s3://${lies.bucket}/${lies.key}`} (${bytes} bytes)`;
}
