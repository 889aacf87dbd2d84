import { existsSync, readdirSync, readFileSync } from "node:fs";

const SCHEMAS = "schemas";

/**
 * The EventBridge sources of these event types, sorted. The schema of `UserRegistered.v2` lies in
 * `schemas/<domain>/UserRegistered/v2.json`, and its domain's `domain.json` says the source.
 *
 * @throws Error for an event type that has no schema: a rule on it would never match.
 */
export function sourcesOf(eventTypes: readonly string[]): string[] {
  const domains = readdirSync(SCHEMAS).filter((domain) => existsSync(`${SCHEMAS}/${domain}/domain.json`));
  const sources = eventTypes.map((eventType) => {
    const [name, major] = eventType.split(".");
    const domain = domains.find((folder) => existsSync(`${SCHEMAS}/${folder}/${name}/${major}.json`));
    if (domain === undefined) throw new Error(`${eventType}: no schema under ${SCHEMAS}/ describes this event type`);
    return (JSON.parse(readFileSync(`${SCHEMAS}/${domain}/domain.json`, "utf8")) as { source: string }).source;
  });
  return [...new Set(sources)].sort();
}
