import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { Subscription } from "../packages/consumer-kit/src/subscription.ts";
import { checkSubscription } from "./check-subscription.ts";

const CONSUMERS = "packages/consumers";
/** Readers outside this repository register here, one JSON file each with at least `events`. */
const EXTERNAL_READERS = "consumers.external";

/**
 * The subscription of every folder under packages/consumers, sorted by name. SST has made the project's root the working
 * directory by the time that this runs.
 *
 * @throws Error when a subscription asks for what AWS would refuse.
 */
export async function readSubscriptions(): Promise<readonly Subscription[]> {
  const folders = readdirSync(CONSUMERS).filter((folder) => existsSync(`${CONSUMERS}/${folder}/src/subscription.ts`));
  return Promise.all(
    folders.sort().map(async (folder) => {
      // The template keeps this literal shape: the bundler finds every file that it can name.
      const { subscription }: { subscription: Subscription } = await import(
        `../packages/consumers/${folder}/src/subscription.ts`
      );
      checkSubscription(subscription, folder);
      return subscription;
    }),
  );
}

/**
 * The event types that somebody reads, sorted: what the bridge publishes (rule 13). A major that only a reader outside
 * this repository wants counts as well.
 */
export function publishedTypes(subscriptions: readonly Subscription[]): string[] {
  return [...new Set([...subscriptions, ...externalReaders()].flatMap(({ events }) => events))].sort();
}

function externalReaders(): { readonly events: readonly string[] }[] {
  if (!existsSync(EXTERNAL_READERS)) return [];
  const files = readdirSync(EXTERNAL_READERS).filter((file) => file.endsWith(".json"));
  return files.map((file) => JSON.parse(readFileSync(`${EXTERNAL_READERS}/${file}`, "utf8")) as { events: string[] });
}
