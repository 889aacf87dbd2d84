import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { Subscription } from "../packages/consumer-kit/src/subscription.ts";

const CONSUMERS = "packages/consumers";
/** Readers outside this repository register here, one JSON file each with at least `events`. */
const EXTERNAL_READERS = "consumers.external";

/**
 * The subscription of every folder under packages/consumers, sorted by name. SST has made the project's root the working
 * directory by the time that this runs.
 *
 * @throws Error when a subscription is not named for its folder.
 */
export async function readSubscriptions(): Promise<readonly Subscription[]> {
  const folders = readdirSync(CONSUMERS).filter((folder) => existsSync(`${CONSUMERS}/${folder}/src/subscription.ts`));
  return Promise.all(
    folders.sort().map(async (folder) => {
      // The template keeps this literal shape: the bundler finds every file that it can name.
      const { subscription }: { subscription: Subscription } = await import(
        `../packages/consumers/${folder}/src/subscription.ts`
      );
      if (subscription.name === folder) return subscription;
      throw new Error(
        `packages/consumers/${folder}: the subscription is named "${subscription.name}", not for its folder`,
      );
    }),
  );
}

/**
 * The event types that somebody reads, sorted: what the bridge publishes (rule 13). A major that only a reader outside
 * this repository wants counts as well.
 */
export function publishedTypes(subscriptions: readonly Subscription[]): string[] {
  const external = existsSync(EXTERNAL_READERS)
    ? readdirSync(EXTERNAL_READERS)
        .filter((file) => file.endsWith(".json"))
        .flatMap(
          (file) => (JSON.parse(readFileSync(`${EXTERNAL_READERS}/${file}`, "utf8")) as { events: string[] }).events,
        )
    : [];
  return [...new Set([...subscriptions.flatMap(({ events }) => events), ...external])].sort();
}
