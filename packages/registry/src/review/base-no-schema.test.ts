import { expect, test } from "vitest";
import { BASIS, eventFile, sampleEvent, temporaryRepository } from "../testing/temporary-repository.ts";
import { blocks, review } from "./review.ts";

const TYPE = "UserLeft.v1";
const sound = sampleEvent(TYPE, { userId: { description: "Id.", type: "string", maxLength: 20 } }, { userId: "u1" });

/** A repository whose branch `main` has something else than a schema, and whose working tree mends it. */
function mended(broken: string | object) {
  const repository = temporaryRepository({ ...BASIS, [eventFile(TYPE)]: broken as typeof sound });
  repository.write({ [eventFile(TYPE)]: sound });
  return repository;
}

const asked = (root: string) => ({ root, today: "2026-11-28", readersOf: () => [] });

test.each([
  ["no JSON", "{", "wanted JSON, came "],
  ["what Ajv does not compile", { ...sound, type: "objekt" }, "does not compile at /type"],
])("a branch that mends %s can be merged, and is told that nothing was compared", async (_what, broken, because) => {
  using repository = mended(broken);
  const result = await review(asked(repository.root));
  expect(blocks(result)).toBe(false);
  expect(result.findings).toMatchObject([
    { rule: "base-no-schema", severity: "warning", sentence: expect.stringContaining(because) },
  ]);
  expect(result.pairs).toMatchObject([{ eventType: TYPE, reason: "it is no schema there" }]);
});

test("in a release it is a mistake, since somebody may have sent by it", async () => {
  using repository = mended("{");
  repository.git("tag", "released/production/1");
  await expect(review(asked(repository.root))).rejects.toMatchObject({
    code: "SCHEMA_INVALID",
    mend: expect.stringContaining("delete that tag"),
  });
});

test("in a folder that somebody named it is a mistake as well", async () => {
  using before = temporaryRepository({ ...BASIS, [eventFile(TYPE)]: "{" });
  using after = temporaryRepository({ ...BASIS, [eventFile(TYPE)]: sound });
  await expect(review({ ...asked(after.root), from: before.root })).rejects.toMatchObject({
    code: "SCHEMA_INVALID",
    mend: expect.stringContaining("name another folder"),
  });
});
