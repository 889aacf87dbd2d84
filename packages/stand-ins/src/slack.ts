import type { Failure, StandIn } from "./effect.ts";
import { parseObject } from "./json.ts";
import { startStandIn, type VendorReply, type VendorRequest } from "./stand-in.ts";

/** Slack's stand-in: the one webhook that it knows, with its address. */
export interface SlackStandIn extends StandIn {
  /** What the secret SlackWebhookUrl is set to. */
  readonly webhookUrl: string;
}

/** Workspace, app and token, as a webhook's address ends. */
const HOOK = ["services", "T0STANDIN", "B0STANDIN", "standin"] as const;

/** Slack cuts longer texts off for other callers and refuses them here. https://docs.slack.dev/reference/methods/chat.postMessage */
const TEXT_LIMIT = 40_000;

/**
 * Starts an incoming webhook. Answers in Slack's plain words: `ok`, `invalid_payload`, `no_text`, `msg_too_long`,
 * `no_service`. Source: https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
 */
export async function startSlack(): Promise<SlackStandIn> {
  const standIn = await startStandIn({ name: "slack", answer: post, outage });
  return { ...standIn, webhookUrl: `${standIn.url}/${HOOK.join("/")}` };
}

function post(request: VendorRequest): VendorReply {
  if (HOOK.some((part, index) => request.path[index] !== part)) return refuse(404, "no_service");
  const message = parseObject(request.body);
  if (request.method !== "POST" || message === undefined) return refuse(400, "invalid_payload");
  const text = typeof message["text"] === "string" ? message["text"] : "";
  if (text === "" && !hasEntries(message["blocks"]) && !hasEntries(message["attachments"]))
    return refuse(400, "no_text");
  if (text.length > TEXT_LIMIT) return refuse(400, "msg_too_long");
  const effect = { action: "post", subject: HOOK[2], summary: `post in channel: ${text}`, body: message };
  return { status: 200, body: "ok", effects: [effect] };
}

function outage({ status }: Failure): VendorReply {
  return refuse(status, status === 429 ? "rate_limited" : status >= 500 ? "rollup_error" : "action_prohibited");
}

function refuse(status: number, reason: string): VendorReply {
  return { status, body: reason, reason };
}

function hasEntries(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0;
}
