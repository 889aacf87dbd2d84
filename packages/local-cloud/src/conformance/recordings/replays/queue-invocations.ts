import { createHash, randomUUID } from "node:crypto";
import { asText } from "../../as-text.ts";
import type { Answer } from "../../scenarios/scenario.ts";
import { at, everyUnder, type Recording } from "../recording.ts";
import { answers, OK, receiveAnswer, RETURNS_NULL, settingsIn } from "./mapping-recording.ts";
import { runMessages, WITH_RESULT } from "./queue-recording.ts";

/**
 * Replays a recording of invocations one by one. The functions of such tests told a queue of their own what happened: the
 * event that they got, and the error that they threw or the result that they gave. The function here does what they did;
 * a message may be received as often as the recording has invocations, where it has a dead-letter queue.
 */
export async function replayInvocations(recording: Recording): Promise<Readonly<Record<string, unknown>>> {
  const { content } = recording;
  const keys = Object.keys(content).filter((key) => /_(attempt|invocation)$/.test(key));
  const told = keys.map((key) => at(content, key, "Messages", 0, "Body"));
  const reports = told.some((body) => at(body, "result") !== undefined);
  const { events, givenUp } = await runMessages(
    recording,
    { mapping: { ...(reports && WITH_RESULT), ...settingsIn(recording) }, answers: answers(...told.map(answerIn)) },
    {
      isFifo: everyUnder(content, "MessageGroupId").length > 0,
      ...("dlq_response" in content && { maxReceiveCount: keys.length }),
    },
  );
  return {
    ...Object.fromEntries(
      keys.map((key, index) => [
        key,
        receiveAnswerOf({ ...withRealIds(told[index], events[index]), event: events[index] }),
      ]),
    ),
    ...(events.length > keys.length && { "further invocations": events.slice(keys.length) }),
    ...(givenUp.length > 0 && { dlq_response: receiveAnswer(givenUp) }),
  };
}

/** What the function did; ids in its result are the placeholders that messages are called by. */
function answerIn(body: unknown): Answer {
  const result = at(body, "result");
  if (result !== undefined) return { kind: "value", value: result };
  const error = at(body, "error");
  return typeof error === "string" ? { kind: "throws", message: error } : RETURNS_NULL;
}

/** What the function told beside the event, with the ids of messages that the event really had. */
function withRealIds(recorded: unknown, event: unknown): object {
  const names = everyUnder(at(recorded, "event"), "messageId");
  const ids = everyUnder(event, "messageId");
  const text = names.reduce<string>(
    (replaced, name, index) => replaced.replaceAll(asText(name), asText(ids[index])),
    JSON.stringify(Object.assign({}, recorded, { event: undefined })),
  );
  return JSON.parse(text) as object;
}

/** What a receive from the queue of the function answered. */
function receiveAnswerOf(told: object): object {
  const Body = JSON.stringify(told);
  const MD5OfBody = createHash("md5").update(Body).digest("hex");
  return {
    Messages: [{ MessageId: randomUUID(), ReceiptHandle: randomUUID(), MD5OfBody, Body }],
    ResponseMetadata: OK,
  };
}
