import type { Screen } from "../../local/screen/screen.ts";
import type { GuardWord } from "../guards.ts";
import type { Refused, Tried, TriedEvent } from "../try/tried.ts";
import { printError } from "./print-error.ts";
import { printJson } from "./print-json.ts";

/** Shows what today's code would do with one failure. */
export function printTried(screen: Screen, name: string, tried: Tried): void {
  const dress = tried.passes ? screen.paint.good : screen.paint.bad;
  screen.line(`${screen.paint.strong(name)}  ${dress(verdictOf(tried))}`);
  for (const event of "events" in tried ? tried.events : []) printEvent(screen, event);
  for (const refused of "refused" in tried ? tried.refused : []) printRefused(screen, refused);
  if (tried.kind === "opens") printJson(screen, screen.mask.json(tried.event));
}

/** One sentence on what would happen. */
export function verdictOf(tried: Tried): string {
  switch (tried.kind) {
    case "publishes":
      return `would publish ${tried.events.map(({ type }) => type).join(", ")}`;
    case "ignored":
      return `would be ignored: ${tried.reason}`;
    case "parks":
      return tried.events.length === 0
        ? "would be parked again"
        : `would be parked again, after publishing ${tried.events.map(({ type }) => type).join(", ")}`;
    case "halts":
      return "would stop the stream: its translator says halt";
    case "opens":
      return `can be read; ${WORDS[tried.guard]}. What its handler and the vendor make of it cannot be tried here`;
    case "unreadable":
      return "would be parked again before its handler";
    default:
      return `cannot be tried: ${tried.why}`;
  }
}

const WORDS: Readonly<Record<GuardWord, string>> = {
  none: "its consumer would handle it",
  enter: "its consumer's guard would let it in",
  repeated: "its consumer would drop it: it was done before",
  outdated: "its consumer would drop it: something newer was done",
  held: "its consumer would wait: something of this item is under way",
  uncertain:
    "its consumer would park it again: nobody knows whether an earlier try had its effect (redrive --uncertain)",
  skipped: "its consumer would skip it: it does not subscribe to this reason",
};

function printEvent(screen: Screen, { type, isClaimed, detail }: TriedEvent): void {
  screen.line(`  ${type}${isClaimed ? ", its data in the claims bucket" : ""}`);
  printJson(screen, screen.mask.json(detail));
}

function printRefused(screen: Screen, { stage, eventType, error }: Refused): void {
  screen.line(`  ${error.code} at step ${stage}${eventType === undefined ? "" : `, ${eventType}`}`);
  printError(screen, error);
}
