import { consume, lazily, linked, skip, type Handlers } from "@streambridge/consumer-kit";
import { isOnAllowList } from "./allow-list.ts";
import { readRecipients } from "./env.ts";
import { letterOf } from "./mapping.ts";
import { openMailbox } from "./ses.ts";
import { subscription } from "./subscription.ts";

const settings = lazily(() => ({ ...linked(subscription), recipients: readRecipients() }));
const mailbox = lazily(() => openMailbox(settings().WelcomeEmailSender));

export const handlers: Handlers<typeof subscription> = {
  "UserRegistered.v2": async ({ data }) => {
    const { recipients, WelcomeEmailAllowList } = settings();
    if (recipients === "allow-list" && !isOnAllowList(data.email, WelcomeEmailAllowList)) skip("not on the allow-list");
    await mailbox().send(letterOf(data));
  },
};

export const handler = consume(subscription, handlers);
