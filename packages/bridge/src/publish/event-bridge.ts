import {
  EventBridgeClient,
  type EventBridgeClientConfig,
  PutEventsCommand,
  type PutEventsResultEntry,
} from "@aws-sdk/client-eventbridge";
import { awsFaultOf } from "../aws-fault.ts";
import { CONNECT_TIMEOUT_MS, MAX_REQUESTS_IN_FLIGHT } from "../limits.ts";
import type { CallAnswer, CallFault, Entry, EntryAnswer, Publisher } from "./publisher.ts";

/**
 * The publisher over the SDK's client. The client does not retry by itself: its retries do not see entries that failed,
 * and would multiply ours.
 */
export function eventBridgePublisher(client = new EventBridgeClient(eventBridgeSettings())): Publisher {
  return {
    async putEvents(entries, signal) {
      try {
        const command = new PutEventsCommand({ Entries: entries.map(toRequestEntry) });
        const answer = await client.send(command, { abortSignal: signal });
        return { kind: "answered", entries: (answer.Entries ?? []).map(toAnswer) };
      } catch (thrown) {
        return toFault(thrown);
      }
    },
  };
}

/** Settings of a client as the publisher wants it: one attempt, and a connection for each request in flight. */
export function eventBridgeSettings(): EventBridgeClientConfig {
  const agent = { keepAlive: true, maxSockets: MAX_REQUESTS_IN_FLIGHT };
  return {
    maxAttempts: 1,
    requestHandler: { connectionTimeout: CONNECT_TIMEOUT_MS, httpsAgent: agent, httpAgent: agent },
  };
}

function toRequestEntry(entry: Entry) {
  return { ...entry, Resources: [...entry.Resources] };
}

function toAnswer(entry: PutEventsResultEntry): EntryAnswer {
  if (entry.EventId !== undefined) return { accepted: true };
  return { accepted: false, code: entry.ErrorCode ?? "InternalFailure", message: entry.ErrorMessage ?? "" };
}

/** Names of faults that say "slow down" or "try again" with a status below 500. */
const PASSING_NAMES = /throttl|toomanyrequests|limitexceeded|internal|unavailable|timeout|slowdown/i;

/** Names of faults that blame the content of the request. */
const INVALID_NAMES = /^(ValidationException|ValidationError|SerializationException|RequestEntityTooLarge.*)$/;

function toFault(thrown: unknown): CallAnswer {
  const { code, message, status } = awsFaultOf(thrown);
  return { kind: "failed", fault: isUnwritable(thrown) ? "invalid" : faultOf(code, status), code, message };
}

/** The SDK could not even write the request. */
function isUnwritable(thrown: unknown): boolean {
  return thrown instanceof TypeError || thrown instanceof RangeError;
}

/**
 * Sorts faults of the whole call; one without a status had no answer at all, one below 400 an unreadable one.
 * Source: "Common Errors", Amazon EventBridge API Reference; a body that is far too large is answered with a bare 413.
 */
function faultOf(name: string, status: number | undefined): CallFault {
  if (status === 413 || INVALID_NAMES.test(name)) return "invalid";
  if (status === undefined || status < 400 || status >= 500 || status === 429 || status === 408) return "passing";
  return PASSING_NAMES.test(name) ? "passing" : "lasting";
}
