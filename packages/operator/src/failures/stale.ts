import { GUARD_ROW_S } from "@streambridge/consumer-kit/inspect";
import { takesReason } from "@streambridge/consumer-kit/subscription";
import { isBackfill } from "@streambridge/events";
import type { Subscription } from "../local/subscriptions.ts";
import type { Entry } from "./entry.ts";
import type { Reach } from "./reach.ts";
import { asFields, fieldsIn } from "./read/letter.ts";

/** Why a failure is not to be sent again; undefined where nothing speaks against it. */
export type Refusal = (entry: Entry) => string | undefined;

const DAYS = Math.floor(GUARD_ROW_S / 86_400);

/**
 * What a redrive of a stage refuses. A stack on this machine may live by a clock of its own, which tests move by months: nobody
 * here knows how old things are there.
 *
 * @param subscriptions reads those of this tree; not asked where nothing is refused, so that a broken tree stops no redrive
 */
export async function refusalFor(
  { isHere }: Pick<Reach, "isHere">,
  subscriptions: () => Promise<readonly Subscription[]>,
  evenStale: boolean,
): Promise<Refusal> {
  return isHere || evenStale ? () => undefined : refuseStale(await subscriptions(), Date.now());
}

/**
 * Refuses what is older than guards remember: a consumer that keeps order may have handled something newer since, one that does
 * each thing once may have done it, and neither knows any more. An archive has no end, so such failures lie there.
 *
 * @param now epoch milliseconds
 */
export function refuseStale(subscriptions: readonly Subscription[], now: number): Refusal {
  return (entry) => {
    if (now - since(entry) <= GUARD_ROW_S * 1000) return undefined;
    if (entry.content.kind !== "event") return subscriptions.some(forgets) ? wordsFor("NAME --keys FILE") : undefined;
    const subscription = subscriptions.find(({ name }) => name === entry.consumer);
    if (subscription === undefined) return UNKNOWN_EFFECT;
    if (!forgets(subscription)) return undefined;
    return takesReason(subscription, "backfill") ? wordsFor(subscription.name) : UNKNOWN_EFFECT;
  };
}

/** What is done once for an entity is remembered for ever; who says neither remembers nothing that could be forgotten. */
function forgets({ order, once }: Subscription): boolean {
  return order === "latest-wins" || once === "fact";
}

const TOO_OLD = `older than the ${DAYS} days that guards remember`;
const wordsFor = (whom: string): string =>
  `${TOO_OLD}, and may undo something newer; send what the rows are now with \`streambridge backfill --consumer ${whom}\`, then purge it (--stale sends it all the same)`;
const UNKNOWN_EFFECT = `${TOO_OLD}: see whether its effect happened, then purge it, or send it all the same with --stale`;

/**
 * When what failed came to be, in epoch milliseconds. An event of a backfill says when its row was written, perhaps long
 * before it was sent; of a record in the bucket its first failure is known, within a day of its write.
 */
function since({ content, firstFailure }: Entry): number {
  const failed = Date.parse(firstFailure);
  const made =
    content.kind === "event" ? madeAt(content.body) : content.kind === "record" ? writtenAt(content.record) : undefined;
  // Where nobody says when it failed, that is no reason to call it old.
  return made === undefined ? failed || Number.POSITIVE_INFINITY : Math.min(made, failed || made);
}

function madeAt(body: string): number | undefined {
  const { metadata } = asFields(fieldsIn(body)["detail"]);
  const { time, sequence } = asFields(metadata);
  if (typeof time !== "string" || typeof sequence !== "string" || isBackfill({ sequence })) return undefined;
  return Date.parse(time) || undefined;
}

function writtenAt(record: unknown): number | undefined {
  const { ApproximateCreationDateTime: seconds } = asFields(asFields(record)["dynamodb"]);
  return typeof seconds === "number" ? seconds * 1000 : undefined;
}
