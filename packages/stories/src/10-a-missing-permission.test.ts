import { afterAll, beforeAll, expect, test } from "vitest";
import { changedProject } from "./changed-project.ts";
import { openWorld, type World } from "./world.ts";

// What somebody has forgotten: that the bridge may put events on the bus, and that the API may write orders.
const copy = changedProject(
  { path: "stacks/bridge.ts", from: '{ actions: ["events:PutEvents"], resources: [bus.arn] },', to: "" },
  { path: "stacks/producers.ts", from: '"dynamodb:PutItem", "dynamodb:UpdateItem"],', to: "]," },
);
let world: World;
beforeAll(async () => void (world = await openWorld(copy.folder)));
afterAll(async () => {
  await world?.close();
  copy.remove();
});

test("a permission that the stack lacks is refused on the laptop in AWS's words, and the record waits in the stream", async () => {
  const { cloud } = world;
  const bridge = cloud.physicalName("Function", "Bridge");
  const session = `${cloud.physicalName("Role", "BridgeRole")}/${bridge}`;
  const bus = cloud.physicalName("EventBus", "Events");

  await world.api.register({ firstname: "Joan", lastname: "Clarke", email: "joan@example.com" });

  const refusal = await cloud.spy.waitFor("warning", ({ text }) => text.includes("events:PutEvents"));
  expect(refusal.text).toBe(
    `User: arn:aws:sts::000000000000:assumed-role/${session} is not authorized to perform: events:PutEvents ` +
      `on resource: arn:aws:events:us-east-1:000000000000:event-bus/${bus} ` +
      "because no identity-based policy allows the events:PutEvents action",
  );

  // The bridge says so, and the stream keeps the record until the stack is mended: it is neither parked nor lost.
  const log = await cloud.spy.waitFor("function-log", ({ line }) => line.includes("PUBLISH_DENIED"));
  expect(log).toMatchObject({ functionName: bridge, line: expect.stringContaining("AccessDeniedException") as string });
  await cloud.spy.waitForAll("batch-failed", 2, ({ mapping }) => mapping === "BridgeMapping");
  expect(cloud.queues.depth(world.parkQueue).visible).toBe(0);
  expect(cloud.spy.facts.filter(({ kind }) => kind === "event-accepted")).toEqual([]);
});

test("of what is broken behind the API its caller gets an id, and the id finds the log line", async () => {
  const { cloud } = world;
  const [address] = Object.values(cloud.apis);
  const tea = { sku: "tea", title: "Tea", quantity: 1, unitPrice: { amount: 120, currency: "EUR" } };
  const answered = await fetch(`${address}/orders`, {
    method: "POST",
    headers: { authorization: `Bearer ${await cloud.token()}`, "content-type": "application/json" },
    body: JSON.stringify({ userId: "u-1", channel: "web", lines: [tea] }),
  });
  expect([answered.status, await answered.json()]).toEqual([500, { message: "Internal Server Error" }]);

  const id = answered.headers.get("apigw-requestid") ?? "none";
  const log = await cloud.spy.waitFor(
    "function-log",
    ({ line }) => line.includes(id) && line.includes("request failed"),
  );
  expect(log.functionName).toBe(cloud.physicalName("Function", "Orders"));
  expect(log.line).toContain("AccessDeniedException");
});
