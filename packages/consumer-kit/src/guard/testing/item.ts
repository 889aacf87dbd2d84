import type { Subscription } from "../../subscription.ts";

/** A consumer that keeps the latest state of each item. */
export const item = {
  name: "sample",
  owner: "nobody",
  description: "",
  events: ["UserProfileChanged.v2"],
  onError: "retry",
  order: "latest-wins",
} as const satisfies Subscription;
