import { StreambridgeError } from "@streambridge/errors";
import type { EntryAnswer } from "./publisher.ts";
import type { Sent } from "./shipment.ts";

/**
 * The codes of entries that may be sent again; each other code is final.
 * Source: PutEventsResultEntry, Amazon EventBridge API Reference.
 */
const RETRYABLE_CODES: ReadonlySet<string> = new Set(["InternalFailure", "ThrottlingException"]);

/** What the answer to one entry means: settled for good, or `resend`. */
export function judge(answer: EntryAnswer): Sent | "resend" {
  if (answer.accepted) return { kind: "accepted" };
  return RETRYABLE_CODES.has(answer.code) ? "resend" : refused(answer.code, answer.message);
}

/** An entry that EventBridge will not take, with EventBridge's own code in `detail`. */
export function refused(code: string, message: string): Sent {
  const error = new StreambridgeError("ENTRY_REFUSED", `EventBridge refused the event: ${code}: ${message}`, {
    mend: "Fix what EventBridge's code names, then redrive the parked record: streambridge failures redrive --place bridge",
    detail: { awsCode: code },
  });
  return { kind: "refused", error };
}

/** An entry that was not accepted, for the reason that was seen last. */
export function unsent(reason: string): Sent {
  const error = new StreambridgeError("PUBLISH_TIMED_OUT", `The event was not accepted in time: ${reason}`, {
    mend: "Nothing, if it passes: the stream delivers the record again.",
    detail: { reason },
  });
  return { kind: "unsent", error };
}

/** An entry that could not be sent, for a reason that a person has to fix; the entry is not to blame. */
export function denied(awsCode: string): Sent {
  const error = new StreambridgeError("PUBLISH_DENIED", `PutEvents cannot be called: ${awsCode}`, {
    mend: "Check that the bus exists and that the bridge may put events on it (events:PutEvents); the stream delivers the record again.",
    detail: { awsCode },
  });
  return { kind: "unsent", error };
}
