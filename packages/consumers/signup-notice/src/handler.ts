import { consume, lazily, linked, type Handlers } from "@streambridge/consumer-kit";
import { noticeOf } from "./mapping.ts";
import { openChannel } from "./slack.ts";
import { subscription } from "./subscription.ts";

const channel = lazily(() => openChannel(linked(subscription).SlackWebhookUrl));

export const handlers: Handlers<typeof subscription> = {
  "UserRegistered.v2": ({ data }) => channel().post(noticeOf(data)),
};

export const handler = consume(subscription, handlers);
