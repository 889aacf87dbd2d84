import { locate } from "../../read/locate.ts";
import { readJson } from "../../read/read-json.ts";
import type { Domain, Registry } from "../../registry.ts";
import type { ReadersOf } from "../../review/explain/to-finding.ts";
import type { FilePlace, Finding } from "../../review/finding.ts";
import type { SchemaTree } from "../../review/revisions/schema-tree.ts";
import { sourceChanged } from "./bus-rules.ts";

/** What is looked at. */
export interface SourcesRequest {
  readonly registry: Registry;
  /** The schemas as they are now. */
  readonly now: SchemaTree;
  /** Revisions to compare with, oldest first. */
  readonly trees: readonly SchemaTree[];
  readonly readersOf: ReadersOf;
}

/**
 * Tells of every domain whose events come from another source than those that are sent today (the newest release, or what
 * the branch started from), and who reads them elsewhere.
 */
export function findChangedSources({ registry, now, trees, readersOf }: SourcesRequest): readonly Finding[] {
  const last = trees.findLast(({ kind }) => kind === "release") ?? trees.at(-1);
  if (last === undefined) return [];
  return registry.domains.flatMap((domain) => {
    const file = fileOf(domain);
    if (last.digests.get(file) === now.digests.get(file)) return [];
    const before = sourceIn(last, file);
    if (before === undefined || before === domain.source) return [];
    const readers = domain.events.flatMap(({ type }) => readersOf({ eventType: type, pointers: [""] }));
    return [
      {
        rule: sourceChanged.id,
        severity: "warning",
        eventType: domain.name,
        sentence: `Events of ${domain.name} come from ${domain.source} now and came from ${before}: rules elsewhere that ask for the old source go silent.`,
        old: placeIn(last, file, before),
        now: placeIn(now, file, domain.source),
        against: [{ revisions: [last.name], kinds: [last.kind], digest: last.digests.get(file) ?? "" }],
        readers: readers.filter(({ kind }) => kind === "external"),
        mend: [
          `Keep the source ${before}.`,
          "Or let every reader elsewhere widen its rule first; rules of this repository follow by themselves.",
        ],
      } satisfies Finding,
    ];
  });
}

function fileOf({ name }: Domain): string {
  return `schemas/${name}/domain.json`;
}

function sourceIn({ files }: SchemaTree, file: string): string | undefined {
  const source = readJson(files, file, () => undefined)?.value["source"];
  return typeof source === "string" ? source : undefined;
}

function placeIn({ files }: SchemaTree, file: string, fragment: string): FilePlace {
  const pointer = "/source";
  return { file, pointer, ...locate(files.text(file) ?? "", pointer), fragment };
}
