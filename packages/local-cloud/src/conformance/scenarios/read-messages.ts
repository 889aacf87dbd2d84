import type { MessageAttribute } from "../../services/sqs/queues.ts";
import { createFields, type Fields } from "./fields.ts";
import type { ScenarioMessage } from "./scenario.ts";

/** The messages of a queue, in the order of the file. One without a name is called by its number, from 1. */
export function readMessages(fields: Fields): readonly ScenarioMessage[] {
  return fields
    .list("messages")
    .map((value, index) => readMessage(value, String(index + 1), `${fields.where} messages`));
}

/** A text is the body; an object has a `body`, which may be JSON. */
function readMessage(value: unknown, number: string, where: string): ScenarioMessage {
  const fields = createFields(typeof value === "object" && value !== null ? value : { body: value }, where);
  const group = fields.text("MessageGroupId", "");
  const deduplication = fields.text("MessageDeduplicationId", "");
  const message: ScenarioMessage = {
    name: fields.text("name", number),
    body: bodyOf(fields.ifThere("body")["body"]),
    attributes: fields.object("MessageAttributes") as Readonly<Record<string, MessageAttribute>>,
    afterSeconds: fields.number("afterSeconds", 0),
    ...(group !== "" && { messageGroupId: group }),
    ...(deduplication !== "" && { messageDeduplicationId: deduplication }),
  };
  fields.end();
  return message;
}

function bodyOf(body: unknown): string {
  return typeof body === "string" ? body : JSON.stringify(body ?? null);
}
