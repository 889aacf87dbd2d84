import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import eventCatalogModule from "@eventcatalog/sdk";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeCatalogue } from "../catalogue/make-catalogue.ts";
import { writeFolder } from "../out/write-folder.ts";
import { sampleReaders } from "../testing/sample-readers.ts";
import { real } from "../testing/sample-registry.ts";
import { EVENT_CATALOG_MANIFEST, planEventCatalog } from "./plan-event-catalog.ts";

const folder = mkdtempSync(join(tmpdir(), "streambridge-eventcatalog-"));
const catalogue = makeCatalogue(real, sampleReaders);
// Its types speak of the CommonJS build, where the function is the member `default`; what is loaded is the other build.
const eventCatalog = eventCatalogModule as unknown as typeof eventCatalogModule.default;
const sdk = eventCatalog(folder);

beforeAll(() => {
  const plan = planEventCatalog(catalogue, { title: "Streambridge", version: "1.0.0" });
  writeFolder(folder, plan, EVENT_CATALOG_MANIFEST);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("EventCatalog's own SDK finds every major of every event", async () => {
  const events = (await sdk.getEvents()) ?? [];
  expect(new Set(events.map(({ id, version }) => `${id}.v${version}`))).toEqual(
    new Set(catalogue.events.map(({ type }) => type)),
  );
});

test("without a version it gives the newest, and an older one with its end and its schema", async () => {
  expect((await sdk.getEvent("UserRegistered"))?.version).toBe("2");
  const older = await sdk.getEvent("UserRegistered", "1");
  expect(older?.deprecated).toEqual({ message: "This major is deprecated; it is last sent on 2027-11-30." });
  const schema = await sdk.getSchemaForMessage("UserRegistered", "1");
  expect(JSON.parse(schema?.schema ?? "")).toMatchObject({
    title: "A user registered",
    required: expect.arrayContaining(["fullname"]),
  });
});

test("a publisher sends what somebody reads, and has the AsyncAPI document as its specification", async () => {
  const publisher = await sdk.getService("users-publisher");
  expect(publisher?.sends).toEqual([
    { id: "UserRegistered", version: "1" },
    { id: "UserRegistered", version: "2" },
  ]);
  const [specification] = await sdk.getSpecificationFilesForService("users-publisher");
  expect(JSON.parse(specification?.content ?? "")).toMatchObject({ asyncapi: "3.0.0" });
});

test("readers receive, and owners are teams", async () => {
  expect((await sdk.getService("warehouse"))?.receives).toEqual([{ id: "OrderPlaced", version: "1" }]);
  expect(await sdk.getTeam("data-team")).toMatchObject({ name: "data team", email: "data@example.com" });
  expect((await sdk.getDomain("users"))?.owners).toEqual(["identity"]);
});
