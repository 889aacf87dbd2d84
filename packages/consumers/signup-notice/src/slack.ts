import { Retry } from "@streambridge/consumer-kit";
import { StreambridgeError } from "@streambridge/errors";
import { IncomingWebhook, IncomingWebhookHTTPError } from "@slack/webhook";
import type { Notice } from "./mapping.ts";

/** A channel of Slack, as far as this consumer writes to it. */
export interface Channel {
  post(notice: Notice): Promise<void>;
}

/** In ms. Slack answers within a second; the client's default is to wait for ever. */
const TIMEOUT_MS = 5_000;

/**
 * Opens a channel through Slack's own webhook client. A rate limit is worth a Retry: it passes, and it is the one refusal
 * that is our doing. Anything else is thrown as it is, for the subscription's `onError` to decide.
 */
export function openChannel(webhookUrl: string): Channel {
  const webhook = new IncomingWebhook(webhookUrl, { timeout: TIMEOUT_MS });
  return {
    async post(notice) {
      await webhook.send({ ...notice }).catch(refuse);
    },
  };
}

/** The error's text has the webhook's address in some cases, which is a secret: only the status and Slack's word pass on. */
function refuse(error: unknown): never {
  if (!(error instanceof IncomingWebhookHTTPError))
    throw new StreambridgeError("HANDLER_FAILED", "Slack did not answer");
  const { statusCode, body } = error;
  if (statusCode === 429) throw new Retry("Slack answered 429");
  throw new StreambridgeError(
    "HANDLER_FAILED",
    `Slack answered ${statusCode} ${/^[a-z_]{1,40}$/.exec(body)?.[0] ?? ""}`.trim(),
  );
}
