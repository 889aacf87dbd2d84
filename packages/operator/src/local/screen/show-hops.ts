import { changeOf, type Change, type Delivery, type Hop, type Published } from "../hop.ts";
import type { Screen } from "./screen.ts";

const NAME_WIDTH = 14;

/**
 * Shows hops as they happen, each set in under what it follows from. Rows travel at the same time: when the next line is
 * about another row than the one before, the row is named again.
 */
export function showHops(screen: Screen): (hop: Hop) => void {
  const { good, bad, quiet, strong } = screen.paint;
  let shown: Change | undefined;

  /** Names the row that the next lines are about, unless they are already. */
  const about = (change: Change | undefined): void => {
    if (change === undefined || change.eventID === shown?.eventID) return;
    shown = change;
    screen.now(`  row ${change.row}, as said before`, quiet);
  };

  return (hop) => {
    if (hop.kind === "row") shown = hop.change;
    else if (isShown(hop)) about(changeOf(hop));
    switch (hop.kind) {
      case "request":
        return screen.now(`${hop.method} ${hop.path} was answered with ${hop.status}`, strong);
      case "row":
        return screen.now(`  row ${hop.change.row} ${operationOf(hop.change)}`);
      case "ignored":
        return screen.now("    no event: this row tells nothing to the outside", quiet);
      case "parked":
        return screen.now(`    ✗ parked by the bridge: ${hop.code}: ${hop.message}`, bad);
      case "published":
        return screen.now(`    ${hop.event.type} → ${waysOf(hop.event)}`);
      case "undeliverable":
        return screen.now(`      ✗ ${nameOf(hop)} not reached: ${hop.code}: ${hop.message}`, bad);
      case "handled":
        for (const line of handledLines(hop.delivery, hop.milliseconds)) screen.now(line, good);
        return;
      case "left-out":
        return screen.now(`      - ${nameOf(hop.delivery)} ${hop.outcome}${because(hop.reason)}`, quiet);
      case "retried":
        return screen.now(`      ! ${nameOf(hop.delivery)} will try again: ${hop.code}${because(hop.reason)}`, bad);
      case "set-aside":
        return screen.now(
          `      ✗ ${nameOf(hop.delivery)} to the dead letters: ${hop.code}${because(hop.reason)}`,
          bad,
        );
      case "stray-effect":
        return screen.now(`  ${hop.effect.vendor}: ${hop.effect.summary}`);
      case "trouble":
        return screen.now(`! ${hop.text}`, bad);
      default:
    }
  };
}

/** That a message lies in a queue, or has just been taken, is said by the lines around it. */
function isShown(hop: Hop): boolean {
  return hop.kind !== "queued" && hop.kind !== "taken";
}

function operationOf({ operation, expired }: Change): string {
  return expired ? `${operation}, because its time was over` : operation;
}

function waysOf({ consumers }: Published): string {
  if (consumers.length === 0) return "no rule matches it";
  const [rules, queues] = consumers.length === 1 ? ["1 rule", "queue"] : [`${consumers.length} rules`, "queues"];
  return `${rules} → ${queues} of ${consumers.join(", ")}`;
}

function handledLines(delivery: Delivery, milliseconds: number): readonly string[] {
  const [first, ...more] = delivery.effects;
  const time = `${Math.round(milliseconds)} ms`.padStart(7);
  const what = first === undefined ? "done, nothing to do" : `${first.vendor}: ${first.summary}`;
  const further = more.map(
    ({ vendor, summary }) => `        ${"".padEnd(NAME_WIDTH)} ${"".padStart(7)}  ${vendor}: ${summary}`,
  );
  return [`      ✓ ${nameOf(delivery)} ${time}  ${what}`, ...further];
}

function nameOf({ consumer }: { readonly consumer: string }): string {
  return consumer.padEnd(NAME_WIDTH);
}

function because(reason: string | undefined): string {
  return reason === undefined ? "" : `: ${reason}`;
}
