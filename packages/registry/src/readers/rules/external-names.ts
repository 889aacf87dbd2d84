import { step, type JsonObject } from "../../json.ts";
import { filesOnDisk } from "../../read/files.ts";
import { locate, positionAt } from "../../read/locate.ts";
import { eventsOf, type Registry } from "../../registry.ts";
import type { FilePlace, Finding } from "../../review/finding.ts";
import type { History } from "../../review/history.ts";
import { bundle } from "../../view/bundle.ts";
import { valueAt } from "../../value-at.ts";
import { declaredFields } from "../declared-fields.ts";
import type { FieldPath, Reader } from "../reader.ts";
import { readerUnknownName } from "./bus-rules.ts";

/** What is looked at. */
export interface NamesRequest {
  /** Where the files of `readers` lie. */
  readonly root: string;
  readonly registry: Registry;
  /** What became of each event type: a field that was declared before is none that is misspelt. */
  readonly histories: readonly History[];
  /** As `readReaders` gives them. */
  readonly readers: readonly Reader[];
}

/**
 * Tells of every event type that a reader names and no schema describes, and of every field that a reader outside says it
 * reads and no schema declares; what a subscription's code reads was seen.
 */
export function findUnknownNames({ root, registry, histories, readers }: NamesRequest): readonly Finding[] {
  const fieldsOf = declaredIn(registry, histories);
  return readers.flatMap((reader) => {
    if (reader.kind === "subscription") return unknownIn(root, reader, (type) => fieldsOf(type) !== undefined);
    const tell = teller(root, reader);
    return reader.events.flatMap((type, place) => {
      const declared = fieldsOf(type);
      if (declared === undefined) return [tell("error", type, `/events/${place}`, type)];
      const wanted = Object.keys(reader.fields[type]?.reads ?? {});
      return wanted.flatMap((field, index) =>
        declared.some((one) => covers(one, field))
          ? []
          : [tell("warning", type, step(step("/fields", type), index), `${field} of ${type}`)],
      );
    });
  });
}

/** Every field of an event type, as it is and as it was, as one list; undefined for an event type that no schema describes. */
function declaredIn(
  registry: Registry,
  histories: readonly History[],
): (type: string) => readonly FieldPath[] | undefined {
  const metadata = declaredFields(registry.metadata.schema, "metadata");
  return (type) => {
    const domain = registry.domains.find(({ events }) => events.some((event) => event.type === type));
    const event = eventsOf(registry).find((one) => one.type === type);
    if (domain === undefined || event === undefined) return undefined;
    const past = histories.find((history) => history.type === type)?.past ?? [];
    const schemas = [bundle(event.schema, domain.defs), ...past.map(({ schema }) => schema)];
    return schemas.flatMap((schema) => Array.from(declaredFields(schema, "data"))).concat(...metadata);
  };
}

/** Whether a declared field is the one that somebody names; `*` stands for any name. */
function covers(declared: FieldPath, named: FieldPath): boolean {
  const [one, other] = [declared.split("."), named.split(".")];
  return one.length === other.length && one.every((part, index) => part === "*" || part === other[index]);
}

function teller(root: string, { name, owner, contact = "no contact given", file }: Reader) {
  const text = filesOnDisk(root).text(file) ?? "{}";
  const placeAt = (pointer: string): FilePlace => {
    const fragment = valueAt(JSON.parse(text) as JsonObject, pointer);
    return { file, pointer, ...locate(text, pointer), ...(fragment !== undefined && { fragment }) };
  };
  return (severity: Finding["severity"], eventType: string, pointer: string, what: string): Finding => ({
    rule: readerUnknownName.id,
    severity,
    eventType,
    sentence: `${name} says that it reads ${what}, which no schema declares.`,
    now: placeAt(pointer),
    against: [],
    readers: [],
    mend: [`Correct ${file}, or take the name out; ${owner} (${contact}) knows what is meant.`],
  });
}

/** A subscription is code: its event types are found in its text as they stand. */
function unknownIn(
  root: string,
  { name, file, events }: Reader,
  isKnown: (type: string) => boolean,
): readonly Finding[] {
  const text = filesOnDisk(root).text(file) ?? "";
  return events
    .filter((type) => !isKnown(type))
    .map((type) => ({
      rule: readerUnknownName.id,
      severity: "error",
      eventType: type,
      sentence: `${name} subscribes to ${type}, which no schema describes.`,
      now: { file, pointer: "", ...positionAt(text, Math.max(0, text.indexOf(`"${type}"`))) },
      against: [],
      readers: [],
      mend: [`Correct ${file}, or add the schema.`],
    }));
}
