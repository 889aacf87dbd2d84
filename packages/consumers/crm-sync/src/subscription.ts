import type { Subscription } from "@streambridge/consumer-kit/subscription";

/** Marketing works on what stands here, so nothing may be lost: failures are retried, then parked. */
export const subscription = {
  name: "crm-sync",
  owner: "marketing team",
  description: "Keeps HubSpot's contacts and deals in step with users and orders.",
  events: ["UserRegistered.v2", "UserProfileChanged.v2", "UserDeleted.v1", "OrderPlaced.v1", "OrderCancelled.v1"],
  onError: "retry",
  order: "latest-wins",
  reasons: ["write", "ttl", "redrive", "backfill"],
  // HubSpot allows a private app 100 requests in 10 seconds, and an order takes three. Two instances at one event a second,
  // after a burst of three each, make 78 at most; the rest is for marketing's other tools.
  ratePerSecond: 1,
  maxConcurrency: 2,
  secrets: {
    HubspotToken:
      "HubSpot, Settings, Integrations, Private Apps: access token that reads and writes contacts and deals. The account also needs the unique properties app_user_id (contacts) and app_order_id (deals)",
  },
  settings: {
    HubspotUrl: "https://api.hubapi.com",
  },
} as const satisfies Subscription;
