import type { Reader } from "../readers/reader.ts";

/** Two subscriptions and a reader outside, as a workspace might have them. */
export const sampleReaders: readonly Reader[] = [
  {
    name: "crm-sync",
    kind: "subscription",
    owner: "marketing team",
    file: "packages/consumers/crm-sync/src/subscription.ts",
    events: ["UserRegistered.v2", "OrderPlaced.v1"],
    fields: {
      "UserRegistered.v2": {
        reads: { "data.firstname": { files: ["src/mapping.ts"] }, "metadata.fact": { files: ["src/handler.ts"] } },
        mayRead: { "data.bio": { files: ["src/mapping.ts"], because: "takes all keys" } },
      },
    },
  },
  {
    name: "search-index",
    kind: "subscription",
    owner: "search team",
    file: "packages/consumers/search-index/src/subscription.ts",
    events: ["UserRegistered.v1"],
    fields: {},
  },
  {
    name: "warehouse",
    kind: "external",
    owner: "data team",
    contact: "data@example.com",
    file: "consumers.external/warehouse.json",
    events: ["OrderPlaced.v1"],
    fields: { "OrderPlaced.v1": { reads: { "data.lines[].sku": { files: [] } }, mayRead: {} } },
  },
];
