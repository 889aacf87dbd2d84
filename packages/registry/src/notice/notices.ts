import type { Reader } from "../readers/reader.ts";
import { wordOn } from "../readers/readers-hit.ts";
import type { EventChange } from "./event-changes.ts";
import type { ReleasedSchemas } from "./released-schemas.ts";

/** What one reader is told of one event type. */
export interface ReaderNotice {
  readonly reader: string;
  readonly eventType: string;
  /** In words, a line each. */
  readonly says: readonly string[];
}

/** What one owner is told of one release; this very object is what a webhook receives. */
export interface Notice {
  readonly kind: "streambridge.schemas-released";
  readonly noticeVersion: 1;
  readonly release: string;
  readonly stage: string;
  readonly owner: string;
  /** Where the owner is reached, when one of the readers says. */
  readonly contact?: string;
  readonly changes: readonly ReaderNotice[];
  /** All of it as one text, which chat webhooks show. */
  readonly text: string;
}

/**
 * One notice for each owner of a reader that a release hits: because it reads or may read a field that changed, because
 * something changed for everybody, or because a newer major stands beside the one that it reads. An owner of readers that
 * nothing changed for is not told, and at a stage's first release nothing has changed.
 */
export function noticesOf(
  { release, stage, before }: ReleasedSchemas,
  changes: readonly EventChange[],
  readers: readonly Reader[],
): readonly Notice[] {
  if (before === undefined) return [];
  const byOwner = Map.groupBy(readers, ({ owner }) => owner);
  return [...byOwner].flatMap(([owner, own]): Notice[] => {
    const told = own.flatMap((reader) => changes.flatMap((change) => noticeFor(reader, change)));
    if (told.length === 0) return [];
    const contact = own.find((reader) => reader.contact !== undefined)?.contact;
    const head = { kind: "streambridge.schemas-released", noticeVersion: 1, release, stage, owner } as const;
    const text = textOf(release, owner, told);
    return [{ ...head, ...(contact !== undefined && { contact }), changes: told, text }];
  });
}

function noticeFor(reader: Reader, change: EventChange): readonly ReaderNotice[] {
  const { eventType, name, kind } = change;
  const says = reader.events.includes(eventType) ? linesFor(reader, change) : [];
  if (says.length > 0) return [{ reader: reader.name, eventType, says }];
  // Who reads the new major already knows of it.
  if (kind !== "added" || reader.events.includes(eventType)) return [];
  const older = reader.events.find((type) => type.startsWith(`${name}.v`) && majorOf(type) < majorOf(eventType));
  if (older === undefined) return [];
  return [{ reader: reader.name, eventType, says: [`${eventType} is published from now on; it reads ${older}.`] }];
}

function linesFor(reader: Reader, { eventType, fields, concernsAll, lines }: EventChange): readonly string[] {
  const hits = fields.flatMap(({ path }) => {
    const { word } = wordOn(reader.fields[eventType], path);
    return word === "not seen" ? [] : [`It ${word} ${path}.`];
  });
  return hits.length > 0 || concernsAll ? [...lines, ...hits] : [];
}

function majorOf(eventType: string): number {
  return Number(eventType.slice(eventType.lastIndexOf(".v") + 2));
}

function textOf(release: string, owner: string, changes: readonly ReaderNotice[]): string {
  const parts = changes.map(({ reader, eventType, says }) =>
    [`${reader}, ${eventType}:`, ...says.map((line) => `- ${line}`)].join("\n"),
  );
  return [`Event schemas changed with ${release}. For ${owner}:`, ...parts].join("\n\n");
}
