import {
  entryOf,
  factOf,
  idOf,
  itemOf,
  sequenceOf,
  type DomainEvent,
  type EventData,
  type EventType,
  type Metadata,
} from "@streambridge/events";
import { sampleData } from "@streambridge/events/examples";

/** What a test says about its event; everything else is made up, and fits together. */
export interface SampleOptions<T extends EventType> {
  readonly data?: Partial<EventData[T]>;
  readonly metadata?: Partial<Metadata<T>>;
  /** Place among the events of its item, from 1. Another number makes another fact, unless metadata says otherwise. */
  readonly order?: number;
}

/** An event with data from its schema's example, as a test needs it. */
export function sampleEvent<T extends EventType>(
  type: T,
  { data, metadata, order = 1 }: SampleOptions<T> = {},
): DomainEvent<T> {
  const sample = { ...sampleData(type), ...data };
  const entity = metadata?.entity ?? entityOf(type, sample);
  const version = entryOf(type).major;
  const name = entryOf(type).name;
  const fact = metadata?.fact ?? factOf({ tableArn: TABLE_ARN, eventID: `${entity.id}/${order}`, name });
  return {
    metadata: {
      fact,
      id: idOf(fact, version),
      type,
      version,
      time: new Date(Date.UTC(2026, 0, 1, 0, 0, order)).toISOString(),
      entity,
      item: itemOf(TABLE_ARN, { pk: `${entity.type}#${entity.id}` }),
      sequence: sequenceOf(STREAM_LABEL, String(order)),
      reason: "write",
      hops: 0,
      ...metadata,
    },
    data: sample,
  };
}

const TABLE_ARN = "arn:aws:dynamodb:us-east-1:000000000000:table/sample";
const STREAM_LABEL = "2026-01-01T00:00:00.000";

/** The first field of the example that is named for an id says what the event is about. */
function entityOf(type: EventType, data: object): { type: string; id: string } {
  const [name, id] = Object.entries(data).find(([key]) => key.endsWith("Id")) ?? ["id", type];
  return { type: name.replace(/Id$/, ""), id: String(id) };
}
