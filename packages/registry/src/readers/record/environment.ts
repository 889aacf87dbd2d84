import type { SubscriptionData } from "../subscriptions.ts";

/**
 * The environment in which a consumer's handlers are run: what its function has when it is deployed (stacks/consumer.ts
 * sets the names, SST links secrets and settings), with values that lead nowhere.
 */
export function environmentOf({ secrets = {}, settings = {} }: SubscriptionData): Readonly<Record<string, string>> {
  const linked = [
    ...Object.keys(secrets).map((name) => [name, secretFor(name)] as const),
    ...Object.entries(settings).map(([name, value]) => [name, value === "" ? secretFor(name) : value] as const),
  ];
  return {
    QUEUE_URL: `${NOWHERE}/queue`,
    DLQ_URL: `${NOWHERE}/dead-letters`,
    GUARD_TABLE: "guard",
    EMAIL_RECIPIENTS: "anyone",
    AWS_REGION: "eu-central-1",
    AWS_ACCESS_KEY_ID: "nobody",
    AWS_SECRET_ACCESS_KEY: "nothing",
    SST_RESOURCE_App: JSON.stringify({ name: "streambridge", stage: "nowhere" }),
    SST_RESOURCES_JSON: JSON.stringify(
      Object.fromEntries(linked.map(([name, value]) => [name, { type: "sst.sst.Secret", value }])),
    ),
  };
}

/** RFC 2606: a name that no one will ever have. */
const NOWHERE = "https://vendor.invalid";

/** A client may look at an address before it sends anything, so that what is called one is one. */
function secretFor(name: string): string {
  return /url|uri|endpoint|webhook|host/i.test(name) ? `${NOWHERE}/${name}` : `recorded-${name}`;
}
