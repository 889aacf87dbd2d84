import { HISTORY } from "@streambridge/consumer-kit/inspect";
import { KILLED, type Entry } from "../entry.ts";
import { fieldsIn, sentAt, textIn, timeIn, type Letter, type Told } from "./letter.ts";

type Failure = Pick<Entry, "cause" | "stage" | "eventType" | "firstFailure" | "lastFailure" | "attempts" | "error">;

/**
 * Reads a message of a consumer's dead-letter queue. Three kinds lie there: what EventBridge could not deliver, what the
 * consumer parked itself, and what SQS moved after the invocations that had it were killed too often.
 */
export function readDeadLetter(letter: Letter, consumer: string): Told {
  const isUndelivered = textIn(letter, "RULE_ARN") !== undefined;
  return {
    ...(isUndelivered ? undeliveredOf(letter) : failedOf(letter)),
    place: isUndelivered ? "delivery" : "consumer",
    consumer,
    bytes: Buffer.byteLength(letter.body),
    content: { kind: "event", body: letter.body },
  };
}

function failedOf(letter: Letter): Failure {
  return textIn(letter, "ErrorCode") === undefined ? killedOf(letter) : parkedOf(letter);
}

/** @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html */
function undeliveredOf(letter: Letter): Failure {
  const retries = countIn(letter, "RETRY_ATTEMPTS");
  const cause = textIn(letter, "ERROR_CODE") ?? "not delivered";
  const { time } = fieldsIn(letter.body);
  return {
    cause,
    stage: "deliver",
    ...typeIn(letter),
    firstFailure: timeIn(time, letter),
    lastFailure: sentAt(letter),
    ...(retries !== undefined && { attempts: retries + 1 }),
    error: { message: textIn(letter, "ERROR_MESSAGE") ?? "" },
  };
}

/** The attributes that the consumer kit writes (packages/consumer-kit/src/settle/park.ts). */
function parkedOf(letter: Letter): Failure {
  const text = (name: string): string | undefined => textIn(letter, name);
  const type = text("EventType");
  return {
    cause: text("ErrorCode") ?? KILLED,
    stage: text("Stage") ?? "handle",
    ...(type === undefined || type === "unknown" ? typeIn(letter) : { eventType: type }),
    firstFailure: timeIn(text("FirstReceived"), letter),
    lastFailure: timeIn(text("ParkedAt"), letter),
    attempts: countIn(letter, "Attempts") ?? 1,
    error: errorIn(text("ErrorMessage") ?? ""),
  };
}

/** A number of times; undefined where the attribute says none. */
function countIn(letter: Letter, name: string): number | undefined {
  const text = textIn(letter, name);
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** The kit writes an error's sentence, and behind it what mends it. */
function errorIn(text: string): NonNullable<Entry["error"]> {
  const [message = "", mend] = text.split(" Mend: ");
  return { message, ...(mend !== undefined && { mend }) };
}

/** Nobody was there to say why, how often or when last; a redrive before may have said since when. */
function killedOf(letter: Letter): Failure {
  const firstFailure = timeIn(textIn(letter, HISTORY.firstReceived), letter);
  return { cause: KILLED, ...typeIn(letter), firstFailure, lastFailure: sentAt(letter) };
}

function typeIn({ body }: Letter): { readonly eventType?: string } {
  const type = fieldsIn(body)["detail-type"];
  return typeof type === "string" ? { eventType: type } : {};
}
