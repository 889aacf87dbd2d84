import { DeleteParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { createManualClock } from "@streambridge/local-cloud";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rungIn } from "./alarms.ts";
import { failures } from "./command.ts";
import { openWorld, PROJECT, type World } from "./world.ts";

const HOUR = 3_600_000;

const clock = createManualClock();
let world: World;
// Its secret is unset, so that events wait in its queue as they do when its function is gone.
beforeAll(async () => void (world = await openWorld(PROJECT, { clock, unset: ["HubspotToken"] })));
afterAll(() => world?.close());

/** What is seen of a deployment without the consumer's folder: its queues stay, and its part of the topology is gone. */
async function leave(consumer: string): Promise<void> {
  const { endpoint, region } = world.cloud;
  const ssm = new SSMClient({ endpoint, region, credentials: { accessKeyId: "local", secretAccessKey: "local" } });
  await ssm.send(new DeleteParameterCommand({ Name: `/streambridge/local/topology/consumers/${consumer}` }));
  ssm.destroy();
}

test("what a consumer leaves behind is seen under its name, and nothing says that it could go back", async () => {
  const { cloud, api } = world;
  await api.register({ firstname: "Edith", lastname: "Clarke", email: "edith@example.com" });
  await cloud.spy.waitFor("message-sent", ({ queue }) => queue === world.queueOf("crm-sync"));
  await cloud.queues.send(world.deadLettersOf("crm-sync"), "a dead letter");
  await leave("crm-sync");

  const list = await failures(world, "list", "--consumer", "crm-sync");
  expect(list.code).toBe(3);
  expect(list.out).toMatch(/1 +consumer +crm-sync +killed or timed out/);
  expect(list.out).toContain("consumer of crm-sync: it left the program");
  const plan = await failures(world, "redrive", "--consumer", "crm-sync", "--plan");
  expect(plan.out).toContain("1  go nowhere");
  expect((await failures(world, "redrive", "--consumer", "crm-sync")).out).toContain(
    "there is no consumer crm-sync any more",
  );
});

test("within six hours the keeper has it all in the archive, also the event that waited, and the alarm rings", async () => {
  await clock.advance(7 * HOUR);
  const depths = ["queueOf", "deadLettersOf"] as const;
  expect(depths.map((of) => world.cloud.queues.depth(world[of]("crm-sync")).visible)).toEqual([0, 0]);
  const list = await failures(world, "list", "--consumer", "crm-sync");
  expect(list.out).toContain("Stage local: 2 failures.");
  expect(list.out).toMatch(/archive +crm-sync .* UserRegistered\.v2/);
  expect(rungIn(world).filter(({ alarm }) => alarm === "ArchiveDepth")).toEqual([
    { alarm: "ArchiveDepth", to: "ALARM" },
  ]);
});
