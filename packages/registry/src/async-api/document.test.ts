import { Parser } from "@asyncapi/parser";
import Ajv from "ajv";
import { expect, test } from "vitest";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { makeCatalogue } from "../catalogue/make-catalogue.ts";
import type { JsonObject } from "../json.ts";
import { sampleReaders } from "../testing/sample-readers.ts";
import { real, withSchema } from "../testing/sample-registry.ts";
import { writeAsyncApi } from "./document.ts";

const about = { title: "Streambridge", version: "1.0.0" };
const catalogue = makeCatalogue(real, sampleReaders);
const parsed = await parse(catalogue);

test("the official parser takes the whole bus, and only points at the newer 3.1", () => {
  expect(parsed.complaints).toEqual(["asyncapi-latest-version"]);
});

test("every event type is a message with the envelope's headers and a queue's binding", () => {
  const messages = parsed.document.components().messages().all();
  expect(messages.map((message) => message.name())).toEqual(catalogue.events.map(({ type }) => type));
  for (const message of messages) {
    expect(message.headers()?.properties()).toHaveProperty("detail-type");
    expect(message.correlationId()?.location()).toBe("$message.payload#/metadata/correlationId");
    expect(message.bindings().get("sqs")).toBeDefined();
  }
});

test("the bridge sends what somebody reads, and nothing else", () => {
  const sent = parsed.document.operations().filterBySend();
  const types = sent.flatMap((operation) =>
    operation
      .messages()
      .all()
      .map((message) => message.name()),
  );
  expect(types).toEqual(["OrderPlaced.v1", "UserRegistered.v1", "UserRegistered.v2"]);
});

test("each subscription receives its event types from its queue; a reader outside brings a target of its own", () => {
  const received = parsed.document.operations().filterByReceive();
  expect(received.map((operation) => [operation.id(), operation.channels().all()[0]?.address()])).toEqual([
    ["crm-sync", "crm-sync"],
    ["search-index", "search-index"],
  ]);
});

test("every example is a payload that its message's schema takes, and a wrong one is refused", () => {
  const ajv = new Ajv.default({ strict: false, validateFormats: false });
  for (const message of parsed.document.components().messages().all()) {
    const accepts = ajv.compile(message.payload()?.json() as JsonObject);
    const payloads = message
      .examples()
      .all()
      .map((example) => example.payload() as JsonObject | undefined);
    expect(payloads.length).toBeGreaterThan(1);
    for (const payload of payloads) {
      expect(accepts(payload)).toBe(true);
      expect(accepts({ ...payload, data: {} })).toBe(false);
      expect(accepts({ ...payload, metadata: { ...(payload?.["metadata"] as JsonObject), version: 99 } })).toBe(false);
    }
  }
});

test("shapes of one name and two contents stay apart", () => {
  const Name = { type: "string", maxLength: 3, description: "Short." };
  const own = withSchema("UserDeleted.v1", (schema) => ({
    ...schema,
    properties: { ...(schema["properties"] as JsonObject), alias: { $ref: "#/$defs/Name" } },
    $defs: { Name },
  }));
  const { components } = writeAsyncApi(makeCatalogue(own, []), about) as { components: { schemas: JsonObject } };
  expect(components.schemas["UserDeleted.v1.Name"]).toEqual(Name);
  expect(components.schemas["UserRegistered.v2.Name"]).toMatchObject({ maxLength: 500 });
});

async function parse(of: Catalogue) {
  const { document, diagnostics } = await new Parser().parse(JSON.stringify(writeAsyncApi(of, about)));
  return { document: document!, complaints: [...new Set(diagnostics.map(({ code }) => String(code)))] };
}
