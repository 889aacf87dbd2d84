import { readFileSync } from "node:fs";
import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from "@aws-sdk/client-eventbridge";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

/** A record, as far as this peer looks at it. */
export interface PlainRecord {
  readonly eventName: string;
  readonly dynamodb: { readonly NewImage?: never; readonly OldImage?: never };
}

type Fields = Readonly<Record<string, unknown>>;

/** A sender of the events of a batch. */
export type ByHand = (records: readonly PlainRecord[]) => Promise<void>;

const ENTRIES = 10;

/**
 * The function that a team writes in an afternoon with the usual libraries: `unmarshall`, schemas compiled by Ajv when the
 * function starts, `JSON.stringify`, chunks of ten through the SDK. It makes the same event types from the same rows, and
 * leaves out what takes longer to write: envelope, identity, order, retries of single entries, parking.
 *
 * @param schemas The folder of the schemas.
 * @param inFlight Requests at once; above 1, two changes of a row may overtake each other.
 */
export function byHand(client: EventBridgeClient, schemas: string, inFlight: number): ByHand {
  const validators = compile(schemas);
  return async (records) => {
    const entries = records.flatMap((record) => toEntry(record, validators) ?? []);
    const chunks = Array.from({ length: Math.ceil(entries.length / ENTRIES) }, (_, index) =>
      entries.slice(index * ENTRIES, (index + 1) * ENTRIES),
    ).values();
    const send = async (): Promise<void> => {
      for (const Entries of chunks) await client.send(new PutEventsCommand({ Entries }));
    };
    await Promise.all(Array.from({ length: inFlight }, send));
  };
}

type Validators = ReadonlyMap<string, (data: unknown) => unknown>;

const TYPES = ["users/UserRegistered/v2", "users/UserProfileChanged/v2", "users/UserDeleted/v1"];
const ORDER_TYPES = ["orders/OrderPlaced/v1", "orders/OrderCancelled/v1"];

function compile(schemas: string): Validators {
  const read = (path: string) => JSON.parse(readFileSync(`${schemas}/${path}.json`, "utf8")) as Fields;
  const ajv = new Ajv2020.default({ strict: false });
  addFormats.default(ajv);
  for (const domain of ["users", "orders"]) ajv.addSchema(read(`${domain}/defs`));
  return new Map([...TYPES, ...ORDER_TYPES].map((path) => [path.split("/")[1] ?? "", ajv.compile(read(path))]));
}

function toEntry({ eventName, dynamodb }: PlainRecord, validators: Validators): PutEventsRequestEntry | undefined {
  const before: Fields | undefined = dynamodb.OldImage && unmarshall(dynamodb.OldImage);
  const after: Fields | undefined = dynamodb.NewImage && unmarshall(dynamodb.NewImage);
  const row: Fields = after ?? before ?? {};
  const [name, data] = row["entity"] === "user" ? userEvent(eventName, row, before) : orderEvent(eventName, row);
  if (validators.get(name)?.(data) !== true) throw new Error(`not a ${name}`);
  const domain = row["entity"] === "user" ? "users" : "orders";
  return {
    EventBusName: "events",
    Source: `com.example.${domain}`,
    DetailType: name,
    Detail: JSON.stringify({ metadata: { id: row["pk"], time: new Date().toISOString() }, data }),
  };
}

function userEvent(eventName: string, row: Fields, before: Fields | undefined): [string, Fields] {
  const { userId, firstname, lastname, email, locale, bio, registeredAt, updatedAt } = row;
  const profile = { userId, firstname, lastname, email, locale, bio, registeredAt };
  if (eventName === "INSERT") return ["UserRegistered", profile];
  if (eventName === "REMOVE") return ["UserDeleted", { userId, email, cause: "user", deletedAt: updatedAt }];
  const changed = ["firstname", "lastname", "email", "locale", "bio"].filter((field) => row[field] !== before?.[field]);
  return ["UserProfileChanged", { ...profile, changed, changedAt: updatedAt }];
}

function orderEvent(eventName: string, row: Fields): [string, Fields] {
  const { orderId, userId, channel, placedAt, lines, total, cancelledAt } = row;
  if (eventName === "INSERT") return ["OrderPlaced", { orderId, userId, channel, placedAt, lines, total }];
  return ["OrderCancelled", { orderId, userId, reason: "customer", cancelledAt, refund: total }];
}
