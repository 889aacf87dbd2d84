import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyProject, type ProjectCopy } from "@streambridge/local-cloud";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, PROJECT, type World } from "./world.ts";

// What somebody has forgotten: that the bridge may put events on the bus.
const STACK = "stacks/bridge.ts";
const FORGOTTEN = '{ actions: ["events:PutEvents"], resources: [bus.arn] },';

let copy: ProjectCopy;
let world: World;
beforeAll(async () => {
  copy = copyProject(PROJECT);
  forget(join(copy.folder, STACK), FORGOTTEN);
  world = await openWorld(copy.folder);
});
afterAll(async () => {
  await world?.close();
  copy?.remove();
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

/** Takes a text out of a file, which must have it. */
function forget(path: string, forgotten: string): void {
  const text = readFileSync(path, "utf8");
  if (!text.includes(forgotten)) throw new Error(`${path} no longer says ${forgotten}`);
  writeFileSync(path, text.replace(forgotten, ""));
}
