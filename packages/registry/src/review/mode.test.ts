import { expect, test } from "vitest";
import type { JsonObject } from "../json.ts";
import { BASIS, eventFile, sampleEvent, temporaryRepository } from "../testing/temporary-repository.ts";
import { blocks, review } from "./review.ts";

const V1 = "UserRegistered.v1";
const PROPERTIES = {
  userId: { description: "Id.", type: "string", maxLength: 20 },
  bio: { description: "About.", type: "string" },
} as const satisfies JsonObject;
const SHORTER = { ...PROPERTIES, bio: { ...PROPERTIES.bio, maxLength: 10 } };
const FORWARD = { compatibility: { mode: "forward_all", reason: "nothing is replayed" } };

const v1 = (properties: JsonObject, members: JsonObject = {}): JsonObject =>
  sampleEvent(V1, properties, { userId: "u1", bio: "Counts." }, { required: ["userId"], ...members });

function released() {
  const repository = temporaryRepository({ ...BASIS, [eventFile(V1)]: v1(PROPERTIES) });
  repository.git("tag", "released/production/1");
  return repository;
}

async function reviewOf(root: string, base?: string) {
  const result = await review({ root, today: "2026-11-28", readersOf: () => [], ...(base !== undefined && { base }) });
  const told = result.findings.map(({ severity, rule, direction }) => `${severity} ${rule} ${direction ?? ""}`.trim());
  return { ...result, told };
}

test("a mode leaves out the direction that nobody needs", async () => {
  using repository = released();
  repository.commit({ [eventFile(V1)]: v1(PROPERTIES, FORWARD) });
  repository.git("switch", "--quiet", "--create", "work");
  repository.write({ [eventFile(V1)]: v1(SHORTER, FORWARD) });
  const result = await reviewOf(repository.root, "main");
  expect(result.findings).toEqual([]);
  expect(result.pairs[0]).toMatchObject({
    mode: "forward_all",
    reason: "nothing is replayed",
    comparison: { backward: { verdict: "breaks" } },
  });
});

test("an edit that loosens the mode is told, and is itself held to the mode that it loosens", async () => {
  using repository = released();
  repository.write({ [eventFile(V1)]: v1(PROPERTIES, FORWARD) });
  expect((await reviewOf(repository.root)).told).toEqual(["warning mode-loosened"]);
  repository.write({ [eventFile(V1)]: v1(SHORTER, FORWARD) });
  const result = await reviewOf(repository.root);
  expect(result.told).toEqual(["error bound-narrowed backward", "warning mode-loosened"]);
  expect(blocks(result)).toBe(true);
});
