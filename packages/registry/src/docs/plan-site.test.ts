import { posix } from "node:path";
import { expect, test } from "vitest";
import { makeCatalogue } from "../catalogue/make-catalogue.ts";
import { sampleReaders } from "../testing/sample-readers.ts";
import { real, withSchema } from "../testing/sample-registry.ts";
import { planSite } from "./plan-site.ts";

const site = { title: "Streambridge", catalogue: makeCatalogue(real, sampleReaders), readers: sampleReaders };
const plan = planSite(site);
const pages = [...plan].filter(([path]) => path.endsWith(".html"));

test("every event type and every reader has a page", () => {
  expect(pages.map(([path]) => path)).toEqual([
    "index.html",
    "envelope.html",
    ...site.catalogue.events.map(({ type }) => `events/${type}.html`),
    ...sampleReaders.map(({ name }) => `readers/${name}.html`),
  ]);
});

test.each(pages)("every link of %s leads to a file of the site and a place that is there", (path, text) => {
  const targets = [...text.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, target = ""]) => target);
  const inside = targets.filter((target) => !/^(mailto:|data:)/.test(target));
  expect(inside.length).toBeGreaterThan(3);
  for (const target of inside) {
    const [file = "", place = "content"] = target.split("#");
    const found = plan.get(file === "" ? path : posix.join(posix.dirname(path), decodeURIComponent(file)));
    const wanted = file === "" || file.endsWith("html") ? `id="${decodeURIComponent(place)}"` : "";
    expect(found, target).toContain(wanted);
  }
});

test("everything that the search finds is there", () => {
  const index = JSON.parse(plan.get("search-index.js")!.slice("window.searchIndex = ".length, -2)) as {
    href: string;
  }[];
  for (const { href } of index) {
    const [file = "", place = "content"] = href.split("#");
    expect(plan.get(decodeURIComponent(file)), href).toContain(`id="${decodeURIComponent(place)}"`);
  }
});

test("a page says who reads which field, and how sure that is", () => {
  const page = plan.get("events/UserRegistered.v2.html")!;
  expect(rowOf(page, "data.firstname")).toContain("crm-sync reads it");
  expect(rowOf(page, "data.bio")).toContain("crm-sync may read it: takes all keys");
  expect(rowOf(page, "data.email")).toContain("not seen");
});

test("a page shows what differs from the major before, and when the older one ends", () => {
  expect(plan.get("events/UserRegistered.v2.html")).toMatch(/removed<\/span\s*><code>fullname/);
  expect(plan.get("events/UserRegistered.v1.html")).toContain("deprecated · last sent 2027-11-30");
});

test("an event that nobody reads says that it is not sent", () => {
  expect(plan.get("events/UserDeleted.v1.html")).toContain("nobody, so that the bridge does not send it");
});

test("a field that stands in two branches is linked to once", () => {
  const branch = { properties: { why: { type: "string", description: "W." } } };
  const both = withSchema("UserDeleted.v1", (schema) => ({ ...schema, anyOf: [branch, branch] }));
  const catalogue = makeCatalogue(both, sampleReaders);
  const page = planSite({ ...site, catalogue }).get("events/UserDeleted.v1.html") ?? "";
  expect(page.match(/<code>why<\/code>/g)).toHaveLength(2);
  expect(page.match(/id="data\.why"/g)).toHaveLength(1);
});

test("nothing that a schema says becomes markup", () => {
  const spoiled = withSchema("UserDeleted.v1", (schema) => ({ ...schema, description: "<script>alert(1)</script>" }));
  const { catalogue } = { ...site, catalogue: makeCatalogue(spoiled, sampleReaders) };
  const texts = [...planSite({ ...site, catalogue })]
    .filter(([path]) => path.endsWith(".html"))
    .map(([, text]) => text);
  expect(texts.filter((text) => text.includes("<script>alert"))).toEqual([]);
  expect(texts.filter((text) => text.includes("&lt;script&gt;alert")).length).toBeGreaterThan(0);
});

function rowOf(page: string, path: string): string {
  const start = page.indexOf(`<tr id="${path}"`);
  return page.slice(start, page.indexOf("</tr>", start));
}
