import type { Direction, Verdict } from "../../compare/verdict.ts";
import { fieldAt } from "../../readers/field-path.ts";
import { field } from "../changes/say.ts";
import type { Explanation } from "./explain.ts";

/** What a finding says in plain words, ending in what happened and where. */
export function sentenceOf(eventType: string, direction: Direction, explanation: Explanation): string {
  const { verdict } = explanation;
  if (verdict.verdict === "breaks") return `${BREAKS[direction](eventType)}: ${whatHappened(explanation)}.`;
  if (verdict.verdict === "unknown") {
    return `${UNPROVED[direction](eventType)}: ${verdict.message.replace(/\.$/, "")}.`;
  }
  if (verdict.verdict === "vacuous") {
    const when = verdict.place.side === "new" ? "is now" : "was";
    return `No event can satisfy ${eventType} as it ${when}: its schema accepts nothing.`;
  }
  return `Safe as long as nothing undeclared is sent, and the bridge sends nothing undeclared: ${whatHappened(explanation)}.`;
}

const BREAKS: Readonly<Record<Direction, (eventType: string) => string>> = {
  forward: (eventType) => `Readers on ${eventType} will reject this event`,
  backward: (eventType) =>
    `Kept events of ${eventType} (archive, queues, replay) can no longer be read, such as this one`,
};

const UNPROVED: Readonly<Record<Direction, (eventType: string) => string>> = {
  forward: (eventType) => `It is not proved that readers on ${eventType} take every new event`,
  backward: (eventType) => `It is not proved that every kept event of ${eventType} can still be read`,
};

function whatHappened({ change, together, verdict }: Explanation): string {
  if (change !== undefined)
    return change.also.length === 0 ? change.what : `${change.what}, and so for ${change.also.map(field).join(", ")}`;
  if (together !== undefined && together.length > 0) return `${together.map(({ what }) => what).join("; ")} (together)`;
  const { error, witness } = verdict as Extract<Verdict, { readonly error: unknown }>;
  return `\`${fieldAt(error.instancePath, witness)}\` ${error.message}`;
}
