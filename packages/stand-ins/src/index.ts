export { startStandIns, type StandIns } from "./start-stand-ins.ts";
export type { Effect, Failure, Refusal, StandIn, VendorName } from "./effect.ts";

// One vendor alone, for the tests of one consumer.
export { startAlgolia, type AlgoliaStandIn } from "./algolia/algolia.ts";
export { startHubspot, type HubspotStandIn } from "./hubspot/hubspot.ts";
export type { CrmObject } from "./hubspot/portal.ts";
export { startSes } from "./ses.ts";
export { startSlack, type SlackStandIn } from "./slack.ts";
