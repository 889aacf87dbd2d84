import { expect, test } from "vitest";
import type { JsonObject } from "../../json.ts";
import { review } from "../../review/index.ts";
import { BASIS, eventFile, sampleEvent, temporaryRepository } from "../../testing/temporary-repository.ts";

const TYPE = "UserDeleted.v1";
const DOMAIN = "schemas/users/domain.json";
const properties = { userId: { description: "Id.", type: "string", maxLength: 20 } };

test("a domain whose events come from another source is told, with whoever reads them elsewhere", async () => {
  using repository = temporaryRepository({
    ...BASIS,
    [eventFile(TYPE)]: sampleEvent(TYPE, properties, { userId: "u1" }),
  });
  repository.git("tag", "released/production/1");
  repository.write({ [DOMAIN]: { ...(BASIS[DOMAIN] as JsonObject), source: "com.example.people" } });
  const said = { eventType: TYPE, path: "data", word: "reads", sentence: "", places: [] } as const;
  const { findings } = await review({
    root: repository.root,
    today: "2026-11-28",
    readersOf: () => [
      { ...said, reader: "search-index", kind: "subscription", owner: "search team" },
      { ...said, reader: "warehouse", kind: "external", owner: "data team" },
    ],
  });
  expect(findings).toMatchObject([
    {
      rule: "source-changed",
      severity: "warning",
      eventType: "users",
      old: { fragment: "com.example.users", line: 2 },
      now: { file: DOMAIN, pointer: "/source", line: 2, fragment: "com.example.people" },
      against: [{ revisions: ["released/production/1"] }],
      readers: [{ reader: "warehouse" }],
    },
  ]);
});
