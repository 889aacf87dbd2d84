import { real } from "../../testing/sample-registry.ts";

/** What a large company has: event types by domain, and majors of each. */
export interface Size {
  readonly domains: number;
  readonly eventsPerDomain: number;
  readonly majors: number;
}

/** The largest real schema as often as `size` says, under names of its own; each major allows one character more in a note. */
export function largeRegistry({ domains, eventsPerDomain, majors }: Size): Readonly<Record<string, string>> {
  const orders = real.domains.find(({ name }) => name === "orders");
  const [placed] = orders?.events.filter(({ type }) => type === "OrderPlaced.v1") ?? [];
  const files: Record<string, string> = {
    "schemas/metadata.json": real.metadata.text ?? "",
    ...downcastsOf({ domains, eventsPerDomain, majors }),
  };
  for (let domain = 0; domain < domains; domain++) {
    const name = `domain${domain}`;
    const owner = { source: `com.example.${name}`, owner: name, contact: `${name}@example.com`, description: name };
    files[`schemas/${name}/domain.json`] = JSON.stringify(owner);
    files[`schemas/${name}/defs.json`] = (orders?.defs?.text ?? "").replaceAll("/orders/", `/${name}/`);
    for (let event = 0; event < eventsPerDomain; event++) {
      for (let major = 1; major <= majors; major++) {
        const path = `${name}/Thing${domain}x${event}Happened/v${major}.json`;
        files[`schemas/${path}`] = (placed?.text ?? "")
          .replace("orders/OrderPlaced/v1.json", path)
          .replace('"status": "active"', statusOf(major < majors))
          .replace('"maxLength": 2000', `"maxLength": ${2000 + major}`);
      }
    }
  }
  return files;
}

/** A downcast to each older major, which has room for less of a note. */
function downcastsOf({ domains, eventsPerDomain, majors }: Size): Readonly<Record<string, string>> {
  const lines: string[] = [];
  for (let domain = 0; domain < domains; domain++) {
    for (let event = 0; event < eventsPerDomain; event++) {
      for (let major = 1; major < majors; major++)
        lines.push(`  "Thing${domain}x${event}Happened.v${major}": shorter,`);
    }
  }
  const shorter =
    "({ note, ...rest }) => (note === undefined ? rest : { ...rest, note: [...note].slice(0, 1000).join('') })";
  const text = [`const shorter = ${shorter};`, "export const downcasts = {", ...lines, "};", ""].join("\n");
  return { "packages/events/src/downcast/downcasts.ts": text };
}

function statusOf(isOld: boolean): string {
  return isOld ? '"status": "deprecated", "sunset": "2099-12-31"' : '"status": "active"';
}
