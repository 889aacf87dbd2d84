import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyProject, recordGraph, viewGraph } from "@streambridge/local-cloud/graph";
import { expect, onTestFinished, test } from "vitest";
import { rightsOf } from "./testing/policies.ts";
import { PROJECT, recordPreview, recordProduction } from "./testing/recorded.ts";

const production = await recordProduction();
const preview = await recordPreview();

test.each([production, preview])("the table has keys, TTL, recovery and a stream with both images", (view) => {
  expect(view.one("Table", "Entities").inputs).toMatchObject({
    hashKey: "pk",
    rangeKey: "sk",
    attributes: [
      { name: "pk", type: "S" },
      { name: "sk", type: "S" },
    ],
    billingMode: "PAY_PER_REQUEST",
    pointInTimeRecovery: { enabled: true },
    ttl: { attributeName: "expiresAt", enabled: true },
    streamEnabled: true,
    streamViewType: "NEW_AND_OLD_IMAGES",
  });
});

test("production keeps the table whatever happens; a preview's table goes with it", () => {
  expect(production.one("Table", "Entities").retainOnDelete).toBe(true);
  expect(production.one("Table", "Entities").inputs["deletionProtectionEnabled"]).toBe(true);
  expect(preview.one("Table", "Entities").retainOnDelete).toBeUndefined();
  expect(preview.one("Table", "Entities").inputs["deletionProtectionEnabled"]).toBe(false);
});

test("an existing table is taken with its stream, and none is made", async () => {
  const arn = "arn:aws:dynamodb:eu-west-1:111122223333:table/legacy";
  const streamArn = `${arn}/stream/2025-05-05T05:05:05.555`;
  const copy = copyProject(PROJECT);
  onTestFinished(() => copy.remove());
  const config = join(copy.folder, "sst.config.ts");
  copyFileSync(join(PROJECT, "sst.config.ts"), config);
  const existing = JSON.stringify({ arn, streamArn, since: "2026-11-01T00:00:00Z" });
  const text = readFileSync(config, "utf8");
  writeFileSync(
    config,
    text.replace("{ createTable }", "{ adoptTable }").replace("createTable()", `adoptTable(${existing})`),
  );

  const view = viewGraph(await recordGraph({ project: copy.folder, stage: "production" }));

  expect(view.find("Table", "Entities")).toBeUndefined();
  expect(view.one("EventSourceMapping", "BridgeMapping").inputs["eventSourceArn"]).toBe(streamArn);
  expect(view.one("Function", "Bridge").inputs).toMatchObject({
    environment: { variables: { BRIDGE_SINCE: "2026-11-01T00:00:00Z" } },
  });
  expect(view.one("Function", "Users").inputs).toMatchObject({ environment: { variables: { TABLE_NAME: "legacy" } } });
  expect(rightsOf(view, "Bridge")["dynamodb:GetRecords"]).toEqual([streamArn]);
  expect(rightsOf(view, "Users")["dynamodb:PutItem"]).toEqual([arn]);
});
