import type { Catalogue } from "../catalogue/catalogue.ts";
import type { Json, JsonObject } from "../json.ts";
import { queuedReaders, queueId } from "./channels.ts";

/** What the bridge sends, domain by domain, and what each reader receives from its queue. */
export function operations(catalogue: Catalogue): JsonObject {
  return { ...sending(catalogue), ...receiving(catalogue) };
}

/** A major is sent only while somebody reads it, so that a domain of which nobody reads anything has no operation. */
function sending({ domains, events, readers }: Catalogue): JsonObject {
  const wanted = new Set(readers.flatMap((reader) => reader.events));
  const all = domains.flatMap((domain): readonly (readonly [string, JsonObject])[] => {
    const types = events
      .filter((event) => event.domain === domain.name && wanted.has(event.type))
      .map(({ type }) => type);
    if (types.length === 0) return [];
    const summary = `The bridge publishes the events of ${domain.name} that somebody reads.`;
    return [
      [`publish.${domain.name}`, operation("send", domain.name, types, { summary, tags: [{ name: domain.name }] })],
    ];
  });
  return Object.fromEntries(all);
}

function receiving(catalogue: Catalogue): JsonObject {
  const all = queuedReaders(catalogue).map((reader) => {
    const about = { summary: `${reader.name} handles what its rule brings.`, "x-owner": reader.owner };
    return [reader.name, operation("receive", queueId(reader), reader.events, about)] as const;
  });
  return Object.fromEntries(all);
}

function operation(
  action: "send" | "receive",
  channel: string,
  types: readonly string[],
  about: JsonObject,
): JsonObject {
  const messages = types.map((type): Json => ({ $ref: `#/channels/${channel}/messages/${type}` }));
  return { action, channel: { $ref: `#/channels/${channel}` }, ...about, messages };
}
