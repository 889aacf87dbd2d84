import type { Entry, PlaceName } from "./entry.ts";
import { putBack } from "./look-at-queue.ts";
import { lookAtArchive } from "./places/archive.ts";
import { lookAtDeadLetters } from "./places/dead-letters.ts";
import { lookAtOnFailure } from "./places/on-failure.ts";
import { lookAtParkQueue } from "./places/park-queue.ts";
import type { Look, Seen } from "./places/place.ts";
import type { Reach } from "./reach.ts";

/** Which places to look at: all of them where nothing is said. */
export interface Where {
  readonly place?: PlaceName | undefined;
  readonly consumer?: string | undefined;
}

/** Looks at every place that may hold what is asked for. Messages that were seen stay hidden until they are put back. */
export async function lookAtAll(look: Look, { place, consumer }: Where = {}): Promise<readonly Seen[]> {
  const ofBridge = consumer === undefined;
  const wanted = (name: PlaceName): boolean => place === undefined || place === name;
  const consumers = look.topology.consumers.filter(({ name }) => consumer === undefined || name === consumer);
  const looks: readonly (Promise<Seen | readonly Seen[]> | undefined)[] = [
    ofBridge && wanted("bridge") ? lookAtParkQueue(look) : undefined,
    ofBridge && wanted("stream") ? lookAtOnFailure(look) : undefined,
    ...(wanted("consumer") || wanted("delivery") ? consumers.map((part) => lookAtDeadLetters(look, part)) : []),
    wanted("archive") ? lookAtArchive(look) : undefined,
  ];
  const seen = await Promise.all(looks.filter((one) => one !== undefined));
  return seen.flat();
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
