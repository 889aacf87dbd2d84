import { startAlgolia, type AlgoliaStandIn } from "./algolia/algolia.ts";
import type { StandIn } from "./effect.ts";
import { startHubspot, type HubspotStandIn } from "./hubspot/hubspot.ts";
import { startSes } from "./ses.ts";
import { startSlack, type SlackStandIn } from "./slack.ts";

/** All four vendors, running. */
export interface StandIns {
  readonly algolia: AlgoliaStandIn;
  readonly slack: SlackStandIn;
  readonly hubspot: HubspotStandIn;
  readonly ses: StandIn;
  /** Values for the secrets and settings of the consumers that lead to these vendors, by name. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Addresses that answer for an AWS service, by signing name. */
  readonly upstreams: Readonly<Record<"ses", string>>;
  /** Ends them all. Safe to call twice. */
  stop(): Promise<void>;
}

/** Starts every vendor on a free port of the loopback interface. */
export async function startStandIns(): Promise<StandIns> {
  const [algolia, slack, hubspot, ses] = await Promise.all([startAlgolia(), startSlack(), startHubspot(), startSes()]);
  return {
    algolia,
    slack,
    hubspot,
    ses,
    secrets: {
      AlgoliaAppId: algolia.appId,
      AlgoliaApiKey: algolia.apiKey,
      AlgoliaUrl: algolia.url,
      SlackWebhookUrl: slack.webhookUrl,
      HubspotToken: hubspot.token,
      HubspotUrl: hubspot.url,
      // Nobody lives at example.com (RFC 2606), and e-mails end in the stand-in anyway.
      WelcomeEmailAllowList: "@example.com",
    },
    upstreams: { ses: ses.url },
    stop: async () => {
      await Promise.all([algolia.stop(), slack.stop(), hubspot.stop(), ses.stop()]);
    },
  };
}
