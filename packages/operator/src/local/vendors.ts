import type { StandIns, VendorName } from "@streambridge/stand-ins";
import type { Subscription } from "./subscriptions.ts";

/** The vendors that stand in. */
export const VENDORS = ["algolia", "slack", "hubspot", "ses"] as const satisfies readonly VendorName[];

/**
 * Which consumer talks to which vendor. A subscription does not say it outright, but the names of its secrets and settings
 * do (`AlgoliaApiKey`), and who may send e-mails talks to SES.
 */
export function consumersByVendor(subscriptions: readonly Subscription[]): ReadonlyMap<string, string> {
  return new Map(
    VENDORS.flatMap((vendor): [string, string][] => {
      const subscription = subscriptions.find((one) => talksTo(one, vendor));
      return subscription === undefined ? [] : [[vendor, subscription.name]];
    }),
  );
}

function talksTo({ secrets, settings, rights }: Subscription, vendor: VendorName): boolean {
  if (vendor === "ses") return rights?.sendEmailAs !== undefined;
  return Object.keys({ ...secrets, ...settings }).some((name) => name.toLowerCase().startsWith(vendor));
}

/** Calls `listener` with everything that any vendor does. */
export function onEffect(standIns: StandIns, listener: Parameters<StandIns["algolia"]["onReceived"]>[0]): void {
  for (const vendor of VENDORS) standIns[vendor].onReceived(listener);
}
