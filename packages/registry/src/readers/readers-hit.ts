import type { Json } from "../json.ts";
import { METADATA } from "../review/history.ts";
import { fieldAt, isInside } from "./field-path.ts";
import { KIT_READS } from "./kit-reads.ts";
import { placesOf, type CodePlace } from "./places-of.ts";
import type { FieldNote, FieldPath, FieldsRead, Reader, Readers, Word } from "./reader.ts";

/** Fields of one event type that somebody wants to change. */
export interface Question {
  /** Such as `UserRegistered.v2`; `metadata` for the metadata that every event carries. */
  readonly eventType: string;
  /** JSON pointers into the event's data (of `metadata` into that), such as `/fullname` or `/lines/0/sku`; empty for the data as a whole. */
  readonly pointers: readonly string[];
  /** Data in which the pointers lie; without it a number in a pointer is taken for a place in an array. */
  readonly witness?: Json;
}

/** One reader and one of the fields asked for. */
export interface ReaderHit {
  readonly reader: string;
  readonly kind: Reader["kind"];
  readonly owner: string;
  readonly contact?: string;
  readonly eventType: string;
  readonly path: FieldPath;
  readonly word: Word;
  /** As `crm-sync reads data.lastname of UserRegistered.v2`. */
  readonly sentence: string;
  /** Why it may read the field, or does although its own code names it nowhere. */
  readonly because?: string;
  /** Where its code names the field; empty where no code is at hand. */
  readonly places: readonly CodePlace[];
}

/**
 * Says of every reader of an event type what it does with the fields in question. Those that `read` a field come first,
 * then those that `may read` one, then those in which it was `not seen`. Metadata is what all readers have: of each that
 * is said which most of any of its event types is true of.
 */
export function readersHit(readers: Readers, question: Question): readonly ReaderHit[] {
  const { eventType, pointers, witness } = question;
  const ofAll = eventType === METADATA;
  const paths = [...new Set(pointers.map((pointer) => fieldAt(pointer, witness, ofAll ? METADATA : "data")))];
  const hits = readers.readers
    .filter(({ events }) => ofAll || events.includes(eventType))
    .flatMap((reader) => paths.map((path) => judge(readers.root, reader, eventType, path)));
  return hits.sort((one, other) => ORDER.indexOf(one.word) - ORDER.indexOf(other.word));
}

const ORDER: readonly Word[] = ["reads", "may read", "not seen"];

function judge(root: string, reader: Reader, eventType: string, path: FieldPath): ReaderHit {
  const { name, kind, owner, contact } = reader;
  const { word, note } = eventType === METADATA ? wordOnAny(reader, path) : wordOn(reader.fields[eventType], path);
  return {
    reader: name,
    kind,
    owner,
    ...(contact !== undefined && { contact }),
    eventType,
    path,
    word,
    sentence: sentenceOf(name, word, path, eventType),
    ...(note?.because !== undefined && { because: note.because }),
    places: note === undefined ? [] : placesOf(root, reader, path, note.files),
  };
}

function sentenceOf(name: string, word: Word, path: FieldPath, eventType: string): string {
  const owner = eventType === METADATA ? "its events" : eventType;
  return word === "not seen"
    ? `${name} was not seen to read ${path} of ${owner}`
    : `${name} ${word} ${path} of ${owner}`;
}

/** The word that says most of any event type that the reader wants, and of the kit that hands them over. */
function wordOnAny({ kind, events, fields }: Reader, path: FieldPath): ReturnType<typeof wordOn> {
  const words = events.map((eventType) => wordOn(fields[eventType], path));
  if (kind === "subscription") words.push(wordOn(KIT_READS, path));
  return ORDER.flatMap((word) => words.filter((one) => one.word === word))[0] ?? { word: "not seen" };
}

/** A field is read when it is, or when a part of it is; it may be read as well when all keys of its owner are taken. */
export function wordOn(fields: FieldsRead | undefined, path: FieldPath): { word: Word; note?: FieldNote } {
  if (fields === undefined) return { word: "may read", note: NEVER_LOOKED };
  const read = noteOn(fields.reads, (field) => field === path || isInside(field, path));
  if (read !== undefined) return { word: "reads", note: read };
  const near = (field: FieldPath) => field === path || isInside(field, path) || isInside(path, field);
  const maybe = noteOn(fields.mayRead, near);
  return maybe === undefined ? { word: "not seen" } : { word: "may read", note: maybe };
}

const NEVER_LOOKED: FieldNote = { files: [], because: "nobody looked: run `streambridge schema readers`" };

/** All that is noted at the fields that `wanted` accepts, as one note. */
function noteOn(notes: FieldsRead["reads"], wanted: (field: FieldPath) => boolean): FieldNote | undefined {
  const found = Object.entries(notes).flatMap(([field, note]) => (wanted(field) ? [note] : []));
  if (found.length === 0) return undefined;
  const reasons = new Set(found.flatMap(({ because }) => (because === undefined ? [] : [because])));
  return {
    files: [...new Set(found.flatMap(({ files }) => files))].sort(),
    ...(reasons.size > 0 && { because: [...reasons].join("; ") }),
  };
}
