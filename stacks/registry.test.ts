import { globSync } from "node:fs";
import { expect, test } from "vitest";
import { PROJECT, recordProduction } from "./testing/recorded.ts";

const production = await recordProduction();
const schemas = production.byType("Schema");

/** Each event type with a schema file, with its domain's folder. */
const types = globSync("schemas/*/*/v*.json", { cwd: PROJECT }).map((file) => {
  const [, domain = "", name = "", major = ""] = file.split("/");
  return { domain, type: `${name}.${major.replace(".json", "")}` };
});

test("every version of every event is in one schema registry, named source@detail-type as AWS does", () => {
  expect(schemas.map(({ inputs }) => String(inputs["name"])).toSorted()).toEqual(
    types.map(({ domain, type }) => `com.example.${domain}@${type}`).toSorted(),
  );
  expect(new Set(schemas.map(({ inputs }) => inputs["registryName"]))).toEqual(
    new Set(["streambridge-production-events"]),
  );
});

test("each is OpenAPI 3 within AWS's limits, with the marks that code bindings are made from", () => {
  for (const { inputs } of schemas) {
    const name = String(inputs["name"]);
    const content = String(inputs["content"]);
    expect(inputs["type"]).toBe("OpenApi3");
    expect(name).toMatch(/^[\w.@-]{1,385}$/);
    expect(content.length).toBeLessThanOrEqual(100_000);
    expect(String(inputs["description"]).length).toBeLessThanOrEqual(256);
    const { openapi, components } = JSON.parse(content);
    expect(openapi).toMatch(/^3\.0\./);
    const { "x-amazon-events-source": source, "x-amazon-events-detail-type": type } = components.schemas.AWSEvent;
    expect(`${source}@${type}`).toBe(name);
  }
});

test("nothing else of the stack depends on it", () => {
  const urns = new Set(schemas.map(({ urn }) => urn));
  for (const resource of production.graph.resources) {
    expect(resource.dependsOn.filter((urn) => urns.has(urn))).toEqual([]);
  }
});
