import { expect, test } from "vitest";
import type { JsonObject } from "../../json.ts";
import type { Reader } from "../../readers/reader.ts";
import { readersHit } from "../../readers/readers-hit.ts";
import { real } from "../../testing/sample-registry.ts";
import { BASIS, eventFile, sampleEvent, temporaryRepository } from "../../testing/temporary-repository.ts";
import { review } from "../review.ts";

const TYPE = "UserDeleted.v1";
const properties = { userId: { description: "Id.", type: "string", maxLength: 20 } };
const bio = { description: "About.", type: "string", maxLength: 20 };

const warehouse: Reader = {
  name: "warehouse",
  kind: "external",
  owner: "data team",
  contact: "data@example.com",
  file: "consumers.external/warehouse.json",
  events: [TYPE],
  fields: { [TYPE]: { reads: { "data.bio": { files: [] }, "metadata.correlationId": { files: [] } }, mayRead: {} } },
};

/** The findings against a release with an optional `bio`, once files are other ones (null: gone). */
async function told(files: Parameters<ReturnType<typeof temporaryRepository>["write"]>[0]) {
  const event = sampleEvent(TYPE, { ...properties, bio }, { userId: "u1" });
  using repository = temporaryRepository({ ...BASIS, [eventFile(TYPE)]: event });
  repository.git("tag", "released/production/1");
  repository.write(files);
  const readersOf = (question: Parameters<typeof readersHit>[1]) =>
    readersHit({ root: repository.root, readers: [warehouse] }, question);
  const { findings } = await review({ root: repository.root, today: "2026-11-28", readersOf });
  return findings;
}

test("an optional property that goes without a word is told with who reads it", async () => {
  const [finding] = await told({ [eventFile(TYPE)]: sampleEvent(TYPE, properties, { userId: "u1" }) });
  expect(finding).toMatchObject({
    rule: "optional-removed-without-deprecation",
    readers: [{ sentence: `warehouse reads data.bio of ${TYPE}`, owner: "data team" }],
  });
});

test("a property that goes when it should is one note, whatever was said of it before, with who still reads it", async () => {
  const event = (about: JsonObject) =>
    sampleEvent(TYPE, { ...properties, bio: { ...bio, ...about } }, { userId: "u1" });
  using repository = temporaryRepository({ ...BASIS, [eventFile(TYPE)]: event({}) });
  repository.git("tag", "released/production/1");
  repository.commit({ [eventFile(TYPE)]: event({ deprecated: true }) });
  repository.git("tag", "released/production/2");
  repository.write({ [eventFile(TYPE)]: sampleEvent(TYPE, properties, { userId: "u1" }) });
  const readersOf = (question: Parameters<typeof readersHit>[1]) =>
    readersHit({ root: repository.root, readers: [warehouse] }, question);
  const { findings } = await review({ root: repository.root, today: "2026-11-28", readersOf });
  expect(findings).toMatchObject([
    { rule: "property-removed", severity: "note", readers: [{ word: "reads", reader: "warehouse" }] },
  ]);
});

test("an event type that goes is told with who wants it", async () => {
  const other = sampleEvent("UserLeft.v1", properties, { userId: "u1" });
  const [finding] = await told({ [eventFile(TYPE)]: null, [eventFile("UserLeft.v1")]: other });
  expect(finding).toMatchObject({ rule: "event-removed", readers: [{ reader: "warehouse" }] });
});

test("what goes from the metadata is told there, with who reads it, and no major is proposed, since it has none", async () => {
  const text = (real.metadata.text ?? "").replaceAll('"correlationId"', '"correlation"');
  const findings = await told({ "schemas/metadata.json": text });
  expect(findings.map(({ rule }) => rule)).toEqual([
    "optional-removed-without-deprecation",
    "property-renamed",
    "property-renamed",
  ]);
  for (const { field, sentence, readers, mend } of findings) {
    expect(field).toBe("metadata.correlationId");
    expect(sentence).toContain("`metadata.correlationId`");
    expect(readers.map((one) => one.sentence)).toEqual(["warehouse reads metadata.correlationId of its events"]);
    expect(mend.join("\n")).not.toContain("new-version");
  }
});
