import { nameOf, type Expectation } from "../ledger/expectation.ts";

/**
 * The places for failures, as `streambridge failures` calls them: the bridge's park queue, what its mapping gave up to the
 * bucket, what rules could not deliver, what consumers could not handle, and what grew old in a queue.
 */
export const PLACES = ["bridge", "stream", "delivery", "consumer", "archive"] as const;
export type Place = (typeof PLACES)[number];

/** Something that lies in a queue or a bucket, with its payload. */
export interface Lying {
  /** `work`: it waits in its consumer's queue, and is no failure. */
  readonly place: Place | "work";
  /** SQS's id of the message, where it is or was one; else the object's key. */
  readonly id: string;
  /** The code with which it was set aside; empty where it was not. */
  readonly cause: string;
  /** Whether what is expected can be made from it. */
  holds(expectation: Expectation): boolean;
}

/** An event in a consumer's queue, its dead-letter queue or the archive. */
export function lyingEvent(at: Pick<Lying, "place" | "id" | "cause">, consumer: string, body: string): Lying {
  const event = JSON.parse(body) as {
    readonly "detail-type": string;
    readonly detail: { readonly data?: Data; readonly metadata: { readonly dataref?: string } };
  };
  const { data } = event.detail;
  const text = data === undefined ? undefined : (data.orderId ?? data.email);
  // Data that took the claim check is told by the object that it names, which is read before.
  return {
    ...at,
    holds: ({ consumer: { name }, line }) =>
      name === consumer && nameOf(event["detail-type"]) === line.event && text === line.subject,
  };
}

/** What tells which change an event is of. */
export interface Data {
  readonly email?: string;
  readonly orderId?: string;
}

/** A stream record in the park queue, the failures bucket or the archive: events for every consumer can be made of it. */
export function lyingRecord(at: Pick<Lying, "place" | "id" | "cause">, record: unknown): Lying {
  const { eventName, dynamodb } = record as {
    readonly eventName: string;
    readonly dynamodb: { readonly NewImage?: Image; readonly OldImage?: Image };
  };
  const image = dynamodb.NewImage ?? dynamodb.OldImage;
  const subject = image?.["orderId"]?.S ?? image?.["email"]?.S;
  return {
    ...at,
    holds: ({ line }) =>
      line.subject === subject && ENDS.has(line.event) === ENDING.has(`${eventName} ${kindOf(image)}`),
  };
}

type Image = Readonly<Record<string, { readonly S?: string } | undefined>>;

/** Two lines may have one subject: a user's last change and its deletion, an order's placing and its cancelling. */
const ENDS: ReadonlySet<string> = new Set(["UserDeleted", "OrderCancelled"]);
const ENDING: ReadonlySet<string> = new Set(["REMOVE user", "MODIFY order"]);

function kindOf(image: Image | undefined): string {
  return image?.["entity"]?.S ?? "";
}
