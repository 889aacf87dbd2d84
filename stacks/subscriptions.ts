import { existsSync, readdirSync } from "node:fs";
import type { Subscription } from "../packages/consumer-kit/src/subscription.ts";
import { checkSubscription } from "./check-subscription.ts";
import { readExternalReaders } from "./external-readers.ts";

const CONSUMERS = "packages/consumers";

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
 *
 * @throws Error for a file of a reader outside that says too little.
 */
export function publishedTypes(subscriptions: readonly Subscription[]): string[] {
  return [...new Set([...subscriptions, ...readExternalReaders()].flatMap(({ events }) => events))].sort();
}
