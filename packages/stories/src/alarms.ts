import type { FactOf } from "@streambridge/local-cloud";
import type { World } from "./world.ts";

/** What the alarms of the program did so far. */
export interface Rung {
  /** The alarm's name in the program, such as `ParkedDepth`. */
  readonly alarm: string;
  readonly to: "ALARM" | "OK";
}

/** Every time that an alarm began or ended, in order. That it became OK when its first minute was over is no news. */
export function rungIn({ cloud }: Pick<World, "cloud">): readonly Rung[] {
  const moves = cloud.spy.facts.filter((fact): fact is FactOf<"alarm"> => fact.kind === "alarm");
  return moves.flatMap(({ alarm, from, to }) => {
    const isNews = to === "ALARM" || from === "ALARM";
    return isNews && to !== "INSUFFICIENT_DATA" ? [{ alarm: alarm.split("-").at(-1) ?? alarm, to }] : [];
  });
}

/**
 * What the topic was told of one alarm, by its name in the program: when it began to ring and when it ended, in order. That it
 * became OK when its first minute was over is no news.
 */
export function toldOf({ cloud }: Pick<World, "cloud">, alarm: string): readonly string[] {
  const states = cloud.spy.facts.flatMap((fact) =>
    fact.kind === "notification-published" && fact.subject.includes(`-${alarm}"`)
      ? [fact.subject.split(":")[0] ?? ""]
      : [],
  );
  return states.slice(states.indexOf("ALARM") === -1 ? states.length : states.indexOf("ALARM"));
}

/** The text that the person on call gets when an alarm rings: what it means and what to run. */
export function pagedIn({ cloud }: Pick<World, "cloud">, alarm: string): string {
  const message = cloud.spy.facts.findLast(
    (fact): fact is FactOf<"notification-published"> =>
      fact.kind === "notification-published" && fact.subject.includes(`-${alarm}"`),
  );
  if (!message) throw new Error(`nothing was published about ${alarm}`);
  return (JSON.parse(message.message) as { AlarmDescription: string }).AlarmDescription;
}
