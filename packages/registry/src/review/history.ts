import type { EventSchema, Registry, SchemaFile } from "../registry.ts";
import { READABLE, readJson } from "../read/read-json.ts";
import { bundle } from "../view/bundle.ts";
import type { JsonObject } from "../json.ts";
import type { Against } from "./finding.ts";
import { schemaDigest } from "./digest.ts";
import type { SchemaTree, TreeKind } from "./revisions/schema-tree.ts";

/** One event type as it is or was at one moment. */
export interface Version {
  readonly event: EventSchema;
  /** The shapes that its domain shared then. */
  readonly defs?: SchemaFile;
  /** The schema on its own; see `bundle`. */
  readonly schema: JsonObject;
  /** SHA-256 of {@link schema}; see {@link schemaDigest}. */
  readonly digest: string;
}

/** A version that readers or archives may hold. */
export interface PastVersion extends Version {
  /** The revisions that have it, oldest first. */
  readonly revisions: readonly { readonly name: string; readonly kind: TreeKind }[];
  /** Why it is no schema, where its file is no JSON object; its schema is empty then. */
  readonly broken?: string;
}

/** What became of one event type. */
export interface History {
  readonly type: string;
  /** Absent when its file is gone. */
  readonly now?: Version;
  /** Versions that differ from now and from each other, oldest first. */
  readonly past: readonly PastVersion[];
  /** The revisions that have it exactly as it is now. */
  readonly same: readonly string[];
}

/** A past version as findings name it. */
export function againstOf({ revisions, digest }: PastVersion): Against {
  return { revisions: revisions.map(({ name }) => name), kinds: revisions.map(({ kind }) => kind), digest };
}

const EVENT_FILE = /^schemas\/([^/]+)\/([^/]+)\/v([1-9]\d*)\.json$/;

/** What the metadata that every event carries is called among the event types. */
export const METADATA = "metadata";

const METADATA_FILE = "schemas/metadata.json";

/**
 * Lines the event types of a registry up with what the trees hold of them, by the hashes of the files: what did not change
 * is not even read. Event types that only a tree knows are there as well.
 *
 * @param digests git's hashes of the files as they are now
 */
export function historiesOf(
  registry: Registry,
  digests: ReadonlyMap<string, string>,
  trees: readonly SchemaTree[],
): readonly History[] {
  const metadata: Here = { event: { ...registry.metadata, ...aboutFile(METADATA_FILE) }, defs: undefined };
  const now = new Map<string, Here>([
    [METADATA_FILE, metadata],
    ...registry.domains.flatMap(({ defs, events }) =>
      events.map((event): [string, Here] => [event.file, { event, defs }]),
    ),
  ]);
  const files = [...new Set([...now.keys(), ...trees.flatMap(({ digests: there }) => [...there.keys()])])];
  return files
    .filter((file) => file === METADATA_FILE || EVENT_FILE.test(file))
    .sort()
    .map((file) => {
      const here = now.get(file);
      const version = here === undefined ? undefined : makeVersion(here.event, here.defs);
      return historyOf(file, version, contentsOf(file, digests), trees);
    });
}

/** An event type as it is now, with its domain's shapes. */
interface Here {
  readonly event: EventSchema;
  readonly defs: SchemaFile | undefined;
}

function historyOf(file: string, now: Version | undefined, current: string, trees: readonly SchemaTree[]): History {
  const same: string[] = [];
  const past = new Map<string, PastVersion>();
  for (const tree of trees) {
    const contents = contentsOf(file, tree.digests);
    if (contents === current) same.push(tree.name);
    if (contents === current || contents === "") continue;
    const known = past.get(contents);
    const version = known ?? { ...readVersion(file, tree), revisions: [] };
    past.set(contents, { ...version, revisions: [...version.revisions, { name: tree.name, kind: tree.kind }] });
  }
  return { type: aboutFile(file).type, ...(now !== undefined && { now }), past: [...past.values()], same };
}

/** What decides about an event type in a tree: its own file and its domain's shapes; empty when it is not there. */
function contentsOf(file: string, digests: ReadonlyMap<string, string>): string {
  const own = digests.get(file);
  return own === undefined ? "" : `${own} ${digests.get(defsOf(file)) ?? ""}`;
}

function readVersion(file: string, { files }: SchemaTree): Omit<PastVersion, "revisions"> {
  const read = readLeniently(files, file);
  const shared = files.text(defsOf(file)) === undefined ? undefined : readLeniently(files, defsOf(file));
  const broken = read.broken ?? shared?.broken;
  const version = makeVersion({ ...read, ...aboutFile(file) }, shared);
  return { ...version, ...(broken !== undefined && { broken }) };
}

/** What was released is compared as it is: rules that came later do not reach back. */
function readLeniently(files: SchemaTree["files"], file: string): SchemaFile & { readonly broken?: string } {
  let broken: string | undefined;
  const read = readJson(files, file, ({ rule, wanted, came }) => {
    if (rule === READABLE) broken = `wanted ${wanted}, came ${came}`;
  });
  return { file, schema: read?.value ?? {}, text: read?.text ?? "", ...(broken !== undefined && { broken }) };
}

/** A version of an event type; it is bundled and hashed when somebody asks, which of most nobody does. */
export function makeVersion(event: EventSchema, defs: SchemaFile | undefined): Version {
  let schema: JsonObject | undefined;
  let digest: string | undefined;
  return {
    event,
    ...(defs !== undefined && { defs }),
    get schema() {
      return (schema ??= bundle(event.schema, defs));
    },
    get digest() {
      return (digest ??= schemaDigest(this.schema));
    },
  };
}

/** What the path of a file says. */
function aboutFile(file: string): Omit<EventSchema, keyof SchemaFile> {
  if (file === METADATA_FILE) return { domain: "", name: METADATA, major: 1, type: METADATA };
  const [, domain = "", name = "", major = ""] = EVENT_FILE.exec(file) ?? [];
  return { domain, name, major: Number(major), type: `${name}.v${major}` };
}

function defsOf(file: string): string {
  return `${file.split("/").slice(0, 2).join("/")}/defs.json`;
}
