import { compareFields, type FieldChange } from "../docs/fields/compare-fields.ts";
import { listFields } from "../docs/fields/list-fields.ts";
import type { JsonObject } from "../json.ts";
import type { Domain, EventSchema, Registry } from "../registry.ts";
import { schemaDigest } from "../review/digest.ts";
import { bundle } from "../view/bundle.ts";
import { strip } from "../view/strip.ts";

/** What a release changed about one event type. */
export interface EventChange {
  readonly eventType: string;
  /** The event's name, whatever the major. */
  readonly name: string;
  readonly domain: string;
  readonly kind: "added" | "removed" | "changed";
  /** Fields that came, went or are held to something else. */
  readonly fields: readonly FieldChange[];
  /** Whether something changed that concerns every reader: its status, its end, a condition that no single field shows. */
  readonly concernsAll: boolean;
  /** All of it in words, a line each. */
  readonly lines: readonly string[];
}

/** Every event type that differs between two releases, in the order of the registry; all are added where there was none. */
export function eventChanges(before: Registry | undefined, after: Registry): readonly EventChange[] {
  const olds = before === undefined ? new Map<string, Version>() : versionsOf(before);
  const news = versionsOf(after);
  return [
    ...[...news].flatMap(([type, now]) => {
      const old = olds.get(type);
      return old === undefined ? [added(now, news)] : changed(old, now);
    }),
    ...[...olds].filter(([type]) => !news.has(type)).map(([, old]) => removed(old)),
  ];
}

interface Version {
  readonly event: EventSchema;
  readonly domain: Domain;
  readonly schema: JsonObject;
}

function versionsOf(registry: Registry): ReadonlyMap<string, Version> {
  const all = registry.domains.flatMap((domain) =>
    domain.events.map((event) => [event.type, { event, domain, schema: bundle(event.schema, domain.defs) }] as const),
  );
  return new Map(all);
}

function about({ event, domain }: Version) {
  return { eventType: event.type, name: event.name, domain: domain.name };
}

function added(now: Version, all: ReadonlyMap<string, Version>): EventChange {
  const older = all.has(`${now.event.name}.v${now.event.major - 1}`);
  const title = `New: ${textOf(now.schema["title"])}.`;
  const lines = older ? [title, `It stands beside v${now.event.major - 1}.`] : [title];
  return { ...about(now), kind: "added", fields: [], concernsAll: false, lines };
}

function removed(old: Version): EventChange {
  return { ...about(old), kind: "removed", fields: [], concernsAll: true, lines: ["It is no longer described."] };
}

function changed(old: Version, now: Version): readonly EventChange[] {
  if (schemaDigest(old.schema) === schemaDigest(now.schema)) return [];
  const fields = compareFields(listFields(old.schema, "data"), listFields(now.schema, "data"));
  const life = lifeLines(old.schema, now.schema);
  const hidden = fields.length === 0 && decides(old.schema) !== decides(now.schema);
  const lines = [
    ...life,
    ...fields.map(fieldLine),
    ...(hidden ? ["A condition changed that no single field shows; see the schema."] : []),
  ];
  const words = lines.length > 0 ? lines : ["Only its words changed."];
  return [{ ...about(now), kind: "changed", fields, concernsAll: life.length > 0 || hidden, lines: words }];
}

/** Everything in a schema that decides on data, as text. */
function decides(schema: JsonObject): string {
  return schemaDigest(strip(schema));
}

function lifeLines(old: JsonObject, now: JsonObject): readonly string[] {
  if (old["status"] === now["status"] && old["sunset"] === now["sunset"]) return [];
  const until = now["sunset"] === undefined ? "" : `; it is last sent on ${textOf(now["sunset"])}`;
  return [`It is ${textOf(now["status"])}${until}.`];
}

function fieldLine({ path, kind, before, after }: FieldChange): string {
  if (kind === "added") return `${path} came: ${after}.`;
  if (kind === "removed") return `${path} went; it was ${before}.`;
  return `${path} was ${before}; it is ${after}.`;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
