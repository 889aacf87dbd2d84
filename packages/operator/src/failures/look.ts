import type { Entry, PlaceName } from "./entry.ts";
import { putBack } from "./look-at-queue.ts";
import { lookAtArchive } from "./places/archive.ts";
import { lookAtDeadLetters, lookAtLeftBehind } from "./places/dead-letters.ts";
import { lookAtOnFailure } from "./places/on-failure.ts";
import { lookAtParkQueue } from "./places/park-queue.ts";
import type { Look, Seen } from "./places/place.ts";
import type { Reach } from "./reach.ts";

/** Which places to look at: all of them where nothing is said. */
export interface Where {
  readonly place?: PlaceName | undefined;
  readonly consumer?: string | undefined;
}

/**
 * Looks at every place that may hold what is asked for. A place that cannot be looked at is told as that, and does not keep
 * the others from being seen.
 */
export async function lookAtAll(look: Look, { place, consumer }: Where = {}): Promise<readonly Seen[]> {
  const ofBridge = consumer === undefined;
  const wanted = (name: PlaceName): boolean => place === undefined || place === name;
  const isMeant = ({ name }: { readonly name: string }): boolean =>
    (wanted("consumer") || wanted("delivery")) && (consumer === undefined || name === consumer);
  const { consumers, left } = look.topology;
  const seen = await Promise.all([
    ...(ofBridge && wanted("bridge") ? [orFault({ place: "bridge" }, lookAtParkQueue(look))] : []),
    ...(ofBridge && wanted("stream") ? [orFault({ place: "stream" }, lookAtOnFailure(look))] : []),
    ...consumers
      .filter(isMeant)
      .map((part) => orFault({ place: "consumer", consumer: part.name }, lookAtDeadLetters(look, part))),
    ...left
      .filter(isMeant)
      .map((part) => orFault({ place: "consumer", consumer: part.name, left: true }, lookAtLeftBehind(look, part))),
    ...(wanted("archive") ? [orFault({ place: "archive" }, lookAtArchive(look, consumer))] : []),
  ]);
  return seen.flat();
}

async function orFault(
  where: Pick<Seen, "place" | "consumer" | "left">,
  looking: Promise<Seen | readonly Seen[]>,
): Promise<readonly Seen[]> {
  try {
    return [await looking].flat();
  } catch (thrown) {
    return [{ ...where, entries: [], cut: false, hidden: 0, fault: String(thrown) }];
  }
}

/** Shows messages to others again, at once. */
export async function releaseAll({ sqs }: Pick<Reach, "sqs">, entries: readonly Entry[]): Promise<void> {
  const inQueues = entries.flatMap(({ lies }) => (lies.in === "queue" ? [lies] : []));
  const byQueue = Map.groupBy(inQueues, ({ url }) => url);
  await Promise.all(
    [...byQueue].map(([url, ones]) =>
      putBack(
        sqs,
        url,
        ones.map(({ receipt }) => receipt),
      ),
    ),
  );
}
