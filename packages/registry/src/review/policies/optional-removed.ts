import { step } from "../../json.ts";
import { keywordOf, propertiesOf, requiredOf, rootNode, type Node } from "../changes/node.ts";
import { visitPairs } from "../changes/pair.ts";
import { fieldName, field } from "../changes/say.ts";
import type { Finding } from "../finding.ts";
import { againstOf, type PastVersion, type Version } from "../history.ts";
import { placeIn } from "../places.ts";
import type { Policy } from "./policy.ts";

/** {@link Policy} `optional-removed-without-deprecation`. */
export const optionalRemoved: Policy = {
  id: "optional-removed-without-deprecation",
  purpose:
    "An optional property is marked deprecated in one revision before it goes in another, so that its readers hear of it in time.",
  find: ({ now, past }, readersOf) => {
    if (now === undefined) return [];
    const told = new Set<string>();
    return past.toReversed().flatMap((old) =>
      removedFrom(old, now).flatMap(({ data, property }) => {
        if (told.has(data)) return [];
        told.add(data);
        if (isDeprecated(property)) return [];
        const readers = readersOf({ eventType: now.event.type, pointers: [data] });
        return [{ ...finding(old, now, data, property.pointer), readers }];
      }),
    );
  },
};

interface Removed {
  readonly data: string;
  readonly property: Node;
}

function removedFrom(old: Version, now: Version): readonly Removed[] {
  const removed: Removed[] = [];
  visitPairs({ old: rootNode(old.schema), now: rootNode(now.schema), data: "" }, (pair) => {
    const there = propertiesOf(pair.now);
    const required = requiredOf(pair.old);
    for (const [name, property] of propertiesOf(pair.old)) {
      if (!there.has(name) && !required.has(name)) removed.push({ data: step(pair.data, name), property });
    }
  });
  return removed;
}

function isDeprecated(property: Node): boolean {
  return keywordOf(property, "deprecated")?.value === true;
}

function finding(old: PastVersion, now: Version, data: string, pointer: string): Finding {
  const { name, type } = now.event;
  return {
    rule: optionalRemoved.id,
    severity: "error",
    eventType: type,
    field: fieldName(data),
    sentence: `${field(data)} is gone from ${type} and was never marked deprecated: its readers were not told.`,
    old: placeIn(old, pointer),
    now: placeIn(now, pointer),
    against: [againstOf(old)],
    digest: now.digest,
    readers: [],
    mend: [
      "Put the property back with deprecated: true, release that, and remove it in a later revision.",
      `Or put the change into a new major: \`streambridge schema new-version ${name}\``,
    ],
  };
}
