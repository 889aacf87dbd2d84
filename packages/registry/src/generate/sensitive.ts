import type { Registry } from "../registry.ts";
import { bundle } from "../view/bundle.ts";
import { nameAt, sensitivePointers } from "../view/sensitive.ts";
import { HEADER } from "./header.ts";

/** Writes what `x-sensitive` marks: per event type where it is, and all names together. */
export function writeSensitive(registry: Registry): ReadonlyMap<string, string> {
  const pointers = registry.domains.flatMap((domain) =>
    domain.events.map(({ type, schema }) => [type, sensitivePointers(bundle(schema, domain.defs))] as const),
  );
  const names = new Set(pointers.flatMap(([, ofType]) => ofType.map((pointer) => nameAt(pointer) ?? "")));
  const text = [
    HEADER,
    'import type { EventType } from "./types.ts";\n\n',
    "/** Where each event type's data is marked `x-sensitive`: JSON pointers, with `*` for every item or member. */\n",
    "export const sensitivePointers: Readonly<Record<EventType, readonly string[]>> = ",
    `${JSON.stringify(Object.fromEntries(pointers), undefined, 2)};\n\n`,
    "/** The names of all these properties. */\n",
    `export const sensitiveNames: readonly string[] = ${JSON.stringify([...names].toSorted(), undefined, 2)};\n`,
  ];
  return new Map([["sensitive.ts", text.join("")]]);
}
