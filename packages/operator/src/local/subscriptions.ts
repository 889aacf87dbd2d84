import { existsSync, globSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { takesReason } from "@streambridge/consumer-kit/subscription";
import { StreambridgeError } from "@streambridge/errors";

/** What the command needs to know of a consumer's subscription. */
export interface Subscription {
  readonly name: string;
  /** Event types. */
  readonly events: readonly string[];
  /** Reasons that it accepts; absent: every one but `backfill`. */
  readonly reasons?: readonly string[];
  /** What its guard keeps from it; see the consumer kit's `Subscription`. */
  readonly once?: "fact" | "entity";
  readonly onUncertain?: "retry" | "park";
  readonly order?: "none" | "latest-wins";
  readonly secrets?: Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, string>>;
  readonly rights?: { readonly sendEmailAs?: string };
}

/**
 * The subscriptions of a project, by name: the `subscription.ts` of every folder under packages/consumers.
 * @throws StreambridgeError `USAGE` for a folder that is no project, of which nobody subscribed to anything; `UNEXPECTED` when
 *   a file exports none
 */
export async function readSubscriptions(project: string): Promise<readonly Subscription[]> {
  if (!existsSync(join(project, "sst.config.ts"))) {
    throw new StreambridgeError("USAGE", `${project} has no sst.config.ts, which --project is to name the folder of`, {
      mend: "Call the command in the project's folder, or name that with --project.",
    });
  }
  const files = globSync("packages/consumers/*/src/subscription.ts", { cwd: project }).toSorted();
  return Promise.all(files.map((file) => readSubscription(project, file)));
}

async function readSubscription(project: string, file: string): Promise<Subscription> {
  const module: { readonly subscription?: Subscription } = await import(pathToFileURL(join(project, file)).href);
  if (module.subscription !== undefined) return module.subscription;
  throw new StreambridgeError("UNEXPECTED", `${file} exports no subscription`, {
    mend: "Export `const subscription = { ... } as const satisfies Subscription`.",
  });
}

/** Whether this consumer is to hear of an event of this type that was sent for this reason. */
export function wants(subscription: Subscription, type: string, reason: string): boolean {
  return subscription.events.includes(type) && takesReason(subscription, reason);
}
