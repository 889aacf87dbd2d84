import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { filesOnDisk } from "../read/files.ts";
import { foldersIn } from "../read/read-domain.ts";

/** Where every consumer has its folder. */
export const CONSUMERS = "packages/consumers";

/** Of a consumer's subscription what the registry needs; the consumer kit has the whole type. */
export interface SubscriptionData {
  readonly name: string;
  readonly owner: string;
  readonly events: readonly string[];
  readonly secrets?: Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, string>>;
}

/** A consumer's folder and what it subscribes to. */
export interface Consumer {
  /** From the workspace's root, such as `packages/consumers/crm-sync`. */
  readonly folder: string;
  readonly subscription: SubscriptionData;
}

/** Every folder that has a subscription, by name. A `subscription.ts` imports nothing but a type, so loading it is reading it. */
export async function readConsumers(root: string): Promise<readonly Consumer[]> {
  const files = foldersIn(filesOnDisk(root), CONSUMERS).filter((name) =>
    existsSync(join(root, CONSUMERS, name, "src/subscription.ts")),
  );
  return Promise.all(
    files.map(async (name) => {
      const folder = `${CONSUMERS}/${name}`;
      const file = pathToFileURL(join(root, folder, "src/subscription.ts")).href;
      const { subscription } = (await import(file)) as { subscription: SubscriptionData };
      return { folder, subscription };
    }),
  );
}
