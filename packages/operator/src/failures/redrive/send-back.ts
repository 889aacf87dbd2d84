import { SendMessageCommand, type MessageAttributeValue } from "@aws-sdk/client-sqs";
import { DECISION_ATTRIBUTE, HISTORY, type Decision } from "@streambridge/consumer-kit/inspect";
import type { Entry } from "../entry.ts";
import type { Reach } from "../reach.ts";

/** An event on its way back. */
export interface SendBack {
  readonly queueUrl: string;
  readonly body: string;
  readonly entry: Pick<Entry, "firstFailure" | "attempts">;
  /** What a person says of an effect that may have happened. */
  readonly decision: Decision | undefined;
}

/**
 * Sends an event to its consumer's queue again, and to no other: the body as it came. In the place of the attributes that
 * told of the failure it has others by which the consumer, should it park it once more, still knows since when.
 */
export async function sendBack(
  { sqs }: Pick<Reach, "sqs">,
  { queueUrl, body, entry, decision }: SendBack,
): Promise<void> {
  await sqs.send(
    new SendMessageCommand({
      QueueUrl: queueUrl,
      MessageBody: body,
      MessageAttributes: {
        [HISTORY.attempts]: textAttribute(String(entry.attempts ?? 0)),
        [HISTORY.firstReceived]: textAttribute(entry.firstFailure),
        ...(decision !== undefined && { [DECISION_ATTRIBUTE]: textAttribute(decision) }),
      },
    }),
  );
}

function textAttribute(StringValue: string): MessageAttributeValue {
  return { DataType: "String", StringValue };
}
