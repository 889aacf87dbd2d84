import type { FactOf } from "@streambridge/local-cloud";
import type { Hop } from "../hop.ts";
import { parseObject, textAt } from "./json.ts";

/**
 * An alarm that begins to ring, with the text that the person on call gets, or that ends. That an alarm found nothing wrong
 * when it was judged first is no news.
 */
export function alarmed({ message }: FactOf<"notification-published">): readonly Hop[] {
  const told = parseObject(message) ?? {};
  const name = textAt(told, "AlarmName") ?? "an alarm";
  const [before, state] = [textAt(told, "OldStateValue"), textAt(told, "NewStateValue")];
  if (state === "ALARM") {
    const description = textAt(told, "AlarmDescription") ?? "";
    return [{ kind: "alarm", rings: true, text: `the alarm ${name} rings: ${description}` }];
  }
  return before === "ALARM" ? [{ kind: "alarm", rings: false, text: `the alarm ${name} has ended` }] : [];
}
