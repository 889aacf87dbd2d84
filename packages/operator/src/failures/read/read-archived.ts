import type { Entry } from "../entry.ts";
import type { StoredObject } from "../objects.ts";
import { asFields, fieldsIn, type Letter } from "./letter.ts";
import { readDeadLetter } from "./read-dead-letter.ts";
import { readParked } from "./read-parked.ts";

/**
 * Reads a message as the archive keeps it: `place` (`bridge`, or the consumer's name), `messageId`, `body`, `attributes`,
 * `systemAttributes`. What its fields do not say, the key `archive/<place>/<day>/<message>.json` says; a file that somebody
 * damaged is told as what is left of it, so that it is seen.
 */
export function readArchived({ bucket, key, body }: StoredObject): Entry {
  const fields = fieldsIn(body);
  const [, placeOfKey = "", , file = key] = key.split("/");
  const messageId = textOr(fields["messageId"], file.replace(/\.json$/, ""));
  const letter: Letter = {
    messageId,
    body: textOr(fields["body"], body),
    attributes: asFields(fields["attributes"]) as Letter["attributes"],
    system: asFields(fields["systemAttributes"]) as Letter["system"],
  };
  const place = textOr(fields["place"], placeOfKey);
  const told = place === "bridge" ? readParked(letter, bucket) : readDeadLetter(letter, place);
  return { ...told, place: "archive", id: messageId, lies: { in: "object", bucket, key } };
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === "string" ? value : otherwise;
}
