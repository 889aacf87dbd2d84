import { eventsOf, type Registry } from "../registry.ts";
import { HEADER } from "./header.ts";

/** Writes the schemas' own examples as typed data: the compiler holds them against the types, the check against the schema. */
export function writeExamples(registry: Registry): ReadonlyMap<string, string> {
  const byType = Object.fromEntries(eventsOf(registry).map((event) => [event.type, event.schema["examples"] ?? []]));
  const text = [
    HEADER,
    'import type { EventData, EventType } from "./types.ts";\n\n',
    "/** Examples of each event type's data, as its schema gives them. */\n",
    "export const examples: { readonly [T in EventType]: readonly EventData[T][] } = ",
    `${JSON.stringify(byType, undefined, 2)};\n`,
  ];
  return new Map([["examples.ts", text.join("")]]);
}
