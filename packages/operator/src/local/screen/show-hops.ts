import { ASIDE_PATIENCE_MS, ROW_PATIENCE_MS } from "../../limits.ts";
import { changeOf, type Change, type Hop } from "../hop.ts";
import { delivered, handled, rowText, waysOf } from "./hop-texts.ts";
import type { Screen } from "./screen.ts";

/** Shows hops, as they come. */
export interface HopScreen {
  show(hop: Hop): void;
  /** Shows what has been kept back: something else begins. */
  flush(): void;
}

/**
 * Shows hops as they happen, each set in under what it follows from. A row is kept back until something comes of it, and
 * one of which nothing comes a little longer: what belongs together stands together, though rows of one transaction
 * travel side by side. When the next line is about another row than the one before, that row is named again.
 */
export function showHops(screen: Screen): HopScreen {
  const { quiet } = screen.paint;
  const keptRows = new Map<string, Kept>();
  const troubles = new Set<string>();
  let current: string | undefined;

  const keep = (change: Change, text: string, ms: number, dress?: (text: string) => string): void => {
    clearTimeout(keptRows.get(change.eventID)?.timer);
    const tell = (): void => {
      clearTimeout(keptRows.get(change.eventID)?.timer);
      keptRows.delete(change.eventID);
      current = change.eventID;
      screen.at(text, dress, change.at);
    };
    keptRows.set(change.eventID, { tell, timer: setTimeout(tell, ms).unref() });
  };

  /** Names the row that the next line is about, unless the lines before are about it. */
  const about = (change: Change | undefined): void => {
    if (change === undefined || change.eventID === current) return;
    const kept = keptRows.get(change.eventID);
    if (kept !== undefined) return kept.tell();
    current = change.eventID;
    screen.at(`row ${change.row}, as above`, quiet);
  };

  const show = (hop: Hop): void => {
    switch (hop.kind) {
      case "row":
        keep(hop.change, rowText(hop.change), ROW_PATIENCE_MS);
        return;
      case "ignored":
        keep(hop.change, `${rowText(hop.change)}: no event`, ASIDE_PATIENCE_MS, quiet);
        return;
      // That a message lies in a queue, or has just been taken, is said by the lines around it.
      case "queued":
      case "taken":
        return;
      case "trouble":
        // A fault that stays would be told with every event.
        if (troubles.has(hop.text)) return;
        troubles.add(hop.text);
        break;
      default:
        about(changeOf(hop));
    }
    showHop(screen, hop);
  };
  const flush = (): void => {
    for (const { tell } of keptRows.values()) tell();
  };
  return { show, flush };
}

/** A row that has not been shown yet. */
interface Kept {
  readonly tell: () => void;
  readonly timer: NodeJS.Timeout;
}

type Shown = Exclude<Hop, { kind: "row" | "ignored" | "queued" | "taken" }>;

function showHop(screen: Screen, hop: Shown): void {
  const { good, bad, quiet } = screen.paint;
  switch (hop.kind) {
    case "request":
      return screen.at(`${hop.method} ${hop.path} → ${hop.status}`);
    case "parked":
      return screen.at(`  ✗ parked by the bridge: ${hop.code}: ${hop.message}`, bad);
    case "published":
      return screen.at(`  ${hop.event.type} → ${waysOf(hop.event)}`);
    case "undeliverable":
      return screen.at(delivered("✗", hop.consumer, "not reached", hop.code, hop.message), bad);
    case "handled":
      for (const line of handled(hop.delivery, hop.milliseconds)) screen.at(line, good);
      return;
    case "left-out":
      return screen.at(delivered("-", hop.delivery.consumer, hop.outcome, hop.reason), quiet);
    case "retried":
      return screen.at(delivered("!", hop.delivery.consumer, "will try again", hop.code, hop.reason), bad);
    case "set-aside":
      return screen.at(delivered("✗", hop.delivery.consumer, "to the dead letters", hop.code, hop.reason), bad);
    case "stray-effect":
      return screen.at(`${hop.effect.vendor}: ${hop.effect.summary}`);
    case "code-changed":
      return screen.at(`${hop.followed ? "~" : "!"} ${hop.text}`, hop.followed ? good : bad);
    case "alarm":
      return screen.at(`${hop.rings ? "!" : "~"} ${hop.text}`, hop.rings ? bad : good);
    case "trouble":
      return screen.at(`! ${hop.text}`, bad);
  }
}
