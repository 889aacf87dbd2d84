import type { Subscription } from "@streambridge/consumer-kit/subscription";

/**
 * Reads the first major on purpose: the index was built on `fullname`, and the second major's split name changed
 * nothing for it.
 */
export const subscription = {
  name: "search-index",
  owner: "search team",
  description: "Keeps the Algolia index of users in step with the table.",
  events: ["UserRegistered.v1", "UserProfileChanged.v1", "UserDeleted.v1"],
  onError: "retry",
  order: "latest-wins",
  reasons: ["write", "ttl", "redrive", "backfill"],
  secrets: {
    AlgoliaAppId: "Algolia dashboard, Settings, API Keys: Application ID",
    AlgoliaApiKey:
      "Algolia dashboard, Settings, API Keys: a key with the rights addObject and deleteObject on the index",
  },
  settings: {
    // Empty stands for Algolia's own hosts, which the client derives from the application id.
    AlgoliaUrl: "",
    AlgoliaIndex: "users",
  },
} as const satisfies Subscription;
