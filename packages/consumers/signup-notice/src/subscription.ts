import type { Subscription } from "@streambridge/consumer-kit/subscription";

/** Not mission-critical: what Slack refuses is logged and counted, and the queue goes on. */
export const subscription = {
  name: "signup-notice",
  owner: "growth team",
  description: "Posts each sign-up to a Slack channel.",
  events: ["UserRegistered.v2"],
  onError: "skip",
  reasons: ["write"],
  // Slack takes about one message a second for each webhook, and short bursts: two instances at half of that each.
  ratePerSecond: 0.5,
  maxConcurrency: 2,
  // Five messages at one every two seconds fit well into an invocation.
  batch: { size: 5 },
  secrets: {
    SlackWebhookUrl: "Slack, Your Apps, Incoming Webhooks: Webhook URL of the channel",
  },
} as const satisfies Subscription;
