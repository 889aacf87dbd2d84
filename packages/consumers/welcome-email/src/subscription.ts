import type { Subscription } from "@streambridge/consumer-kit/subscription";

/**
 * Once per user for ever. SES takes no idempotency key, so that a person decides (the message is parked) when a try was
 * cut off after the e-mail may have left and before that was recorded.
 */
export const subscription = {
  name: "welcome-email",
  owner: "growth team",
  description: "Sends one welcome e-mail to each new user.",
  events: ["UserRegistered.v2"],
  onError: "retry",
  once: "entity",
  onUncertain: "park",
  reasons: ["write"],
  settings: {
    WelcomeEmailSender: "welcome@example.com",
    // Comma separated addresses, or domains as `@example.com`. Outside production only these receive anything.
    WelcomeEmailAllowList: "",
  },
  rights: { sendEmailAs: "WelcomeEmailSender" },
} as const satisfies Subscription;
