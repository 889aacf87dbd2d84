import type { Change, Delivery, Published } from "../hop.ts";

/** Columns of a consumer's name, so that what they did stands in one column. */
const NAME_WIDTH = 13;
const TIME_WIDTH = 7;

/** `row USER#01J... PROFILE INSERT` */
export function rowText({ row, operation, expired }: Change): string {
  return `row ${row} ${operation}${expired ? ", because its time was over" : ""}`;
}

/** `3 rules → queues of crm-sync, signup-notice, welcome-email` */
export function waysOf({ consumers }: Published): string {
  if (consumers.length === 0) return "no rule matches it";
  const [rules, queues] = consumers.length === 1 ? ["1 rule", "queue"] : [`${consumers.length} rules`, "queues"];
  return `${rules} → ${queues} of ${consumers.join(", ")}`;
}

/** What a consumer did for an event: one line for each effect, the time on the first. */
export function handled({ consumer, effects }: Delivery, milliseconds: number): readonly string[] {
  const [first, ...more] = effects.map(({ vendor, summary }) => `${vendor}: ${summary}`);
  const time = `${Math.round(milliseconds)} ms`.padStart(TIME_WIDTH);
  return [
    `    ✓ ${consumer.padEnd(NAME_WIDTH)} ${time}  ${first ?? "done, no vendor called"}`,
    ...more.map((effect) => `      ${"".padEnd(NAME_WIDTH)} ${"".padEnd(TIME_WIDTH)}  ${effect}`),
  ];
}

/** What else became of an event at a consumer: a mark, what it was, and why. */
export function delivered(mark: string, consumer: string, ...what: readonly (string | undefined)[]): string {
  return `    ${mark} ${consumer.padEnd(NAME_WIDTH)} ${what.filter((part) => part !== undefined).join(": ")}`;
}
