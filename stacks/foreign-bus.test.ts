import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyProject, recordGraph, viewGraph } from "@streambridge/local-cloud/graph";
import { expect, onTestFinished, test } from "vitest";
import { rightsOf } from "./testing/policies.ts";
import { PROJECT } from "./testing/recorded.ts";

const BUS = "arn:aws:events:eu-west-1:000000000000:event-bus/shared-events";

/** Another team's app: it has neither table nor bridge nor bus, and takes the wiring of a consumer from this one. */
const ANOTHER_APP = `export default $config({
  app: () => ({ name: "warehouse", home: "aws", removal: "remove", providers: { aws: { region: "eu-west-1" } } }),
  async run() {
    const { createConsumer } = await import("./stacks/consumer.ts");
    createConsumer(
      { name: "stock", owner: "warehouse", description: "Reserves stock.", events: ["OrderPlaced.v1"], onError: "retry" },
      { busArn: "${BUS}", sources: ["com.example.orders"], claims: { arn: "arn:aws:s3:::their-claims", prefix: "claims/" },
        handler: "src/stock.handler" },
    );
  },
});`;

test("another app wires a consumer to this bus by the bus's ARN (rule 19)", async () => {
  const copy = copyProject(PROJECT);
  onTestFinished(() => copy.remove());
  writeFileSync(join(copy.folder, "sst.config.ts"), ANOTHER_APP);

  const view = viewGraph(await recordGraph({ project: copy.folder, stage: "production" }));

  expect(view.byType("EventBus")).toEqual([]);
  expect(view.one("EventRule", "StockQueueRule").inputs).toMatchObject({
    eventBusName: "shared-events",
    eventPattern: JSON.stringify({ source: ["com.example.orders"], "detail-type": ["OrderPlaced.v1"] }),
  });
  expect(view.one("EventTarget", "StockQueueTarget").inputs["arn"]).toBe(
    view.one("Queue", "StockQueue").outputs["arn"],
  );
  expect(view.one("Queue", "StockQueue").outputs["arn"]).toMatch(
    /^arn:aws:sqs:eu-west-1:000000000000:warehouse-production-/,
  );
  expect(rightsOf(view, "Stock")["s3:GetObject"]).toEqual(["arn:aws:s3:::their-claims/claims/*"]);
});
