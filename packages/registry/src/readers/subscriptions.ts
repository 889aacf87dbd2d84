import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { StreambridgeError } from "@streambridge/errors";
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

/**
 * Every folder that has a subscription, by name. A `subscription.ts` imports nothing but a type, so loading it is reading it.
 *
 * @throws StreambridgeError `SUBSCRIPTION_UNREADABLE`, with the file, for one that does not load or exports none.
 */
export async function readConsumers(root: string): Promise<readonly Consumer[]> {
  const names = foldersIn(filesOnDisk(root), CONSUMERS).filter((name) => existsSync(join(root, fileOf(name))));
  return Promise.all(
    names.map(async (name) => ({ folder: `${CONSUMERS}/${name}`, subscription: await load(root, fileOf(name)) })),
  );
}

function fileOf(name: string): string {
  return `${CONSUMERS}/${name}/src/subscription.ts`;
}

async function load(root: string, file: string): Promise<SubscriptionData> {
  try {
    const { subscription } = (await import(pathToFileURL(join(root, file)).href)) as {
      subscription?: SubscriptionData;
    };
    if (isSubscription(subscription)) return subscription;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw unreadable(file, `it does not load: ${why}`, cause);
  }
  throw unreadable(file, "it exports no subscription with a name, an owner and events");
}

function isSubscription(value: SubscriptionData | undefined): value is SubscriptionData {
  return typeof value?.name === "string" && typeof value.owner === "string" && Array.isArray(value.events);
}

function unreadable(file: string, why: string, cause?: unknown): StreambridgeError {
  return new StreambridgeError("SUBSCRIPTION_UNREADABLE", `${file}: ${why}`, {
    ...(cause !== undefined && { cause }),
    mend: `Correct ${file}; the compiler names the place.`,
  });
}
