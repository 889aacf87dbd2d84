import type { MessageAttributeValue } from "@aws-sdk/client-sqs";
import type { Entry } from "../entry.ts";
import { readObjects, type StoredObject } from "../objects.ts";
import { fieldsIn, type Letter } from "../read/letter.ts";
import { readDeadLetter } from "../read/read-dead-letter.ts";
import { readParked } from "../read/read-parked.ts";
import type { Look, Seen } from "./place.ts";

const PREFIX = "archive/";

/**
 * Dead letters that grew old: a scheduled function moves them before their queue would drop them (rule 10).
 *
 * @param consumer whose alone; default everybody's and the bridge's
 */
export async function lookAtArchive({ reach: { s3 }, topology, limit }: Look, consumer?: string): Promise<Seen> {
  const prefix = consumer === undefined ? PREFIX : `${PREFIX}${consumer}/`;
  const { objects, cut } = await readObjects(s3, topology.bridge.failuresBucket, prefix, limit);
  return { place: "archive", entries: objects.map(readArchived), cut, hidden: 0 };
}

/** A message as the archive keeps it. */
interface Archived {
  /** `bridge`, or the consumer's name. */
  readonly place?: string;
  readonly messageId?: string;
  readonly body?: string;
  readonly attributes?: Readonly<Record<string, MessageAttributeValue>>;
  readonly systemAttributes?: Readonly<Record<string, string>>;
}

function readArchived({ bucket, key, body }: StoredObject): Entry {
  const fields = fieldsIn(body) as Archived;
  const [, placeOfKey = "", , file = key] = key.split("/");
  const { place = placeOfKey, messageId = file.replace(/\.json$/, "") } = fields;
  const letter: Letter = {
    messageId,
    body: fields.body ?? body,
    attributes: fields.attributes ?? {},
    system: fields.systemAttributes ?? {},
  };
  const told = place === "bridge" ? readParked(letter) : readDeadLetter(letter, place);
  return { ...told, place: "archive", id: messageId, lies: { in: "object", bucket, key } };
}
