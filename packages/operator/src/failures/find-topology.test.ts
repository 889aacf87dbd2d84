import { SSMClient } from "@aws-sdk/client-ssm";
import { expect, test } from "vitest";
import { findTopology } from "./find-topology.ts";

const PATH = "/streambridge/production/topology/";
const bridge = { table: "t", parkQueue: "parked" };
const crm = { owner: "crm team", events: [], queue: "crm", deadLetters: "crm-dead" };

function topologyOf(parts: Readonly<Record<string, object>>) {
  const Parameters = Object.entries(parts).map(([name, value]) => ({
    Name: PATH + name,
    Value: JSON.stringify(value),
  }));
  const ssm = Object.assign(new SSMClient({ region: "us-east-1" }), { send: () => Promise.resolve({ Parameters }) });
  return findTopology({ ssm, stage: "production", region: "us-east-1" });
}

test("queues that are noted and that no consumer has are what one left behind", async () => {
  const { consumers, left } = await topologyOf({
    bridge,
    "consumers/crm-sync": crm,
    "queues/crm-dead": { consumer: "crm-sync", queue: "crm", deadLetters: "crm-dead" },
    // Of an earlier life of the same consumer.
    "queues/crm-dead-before": { consumer: "crm-sync", queue: "crm-before", deadLetters: "crm-dead-before" },
    "queues/guests-dead": { consumer: "guest-book", queue: "guests", deadLetters: "guests-dead" },
  });
  expect(consumers.map(({ name }) => name)).toEqual(["crm-sync"]);
  expect(left).toEqual([
    { name: "crm-sync", queue: "crm-before", deadLetters: "crm-dead-before" },
    { name: "guest-book", queue: "guests", deadLetters: "guests-dead" },
  ]);
});

test("a stage of which nothing is written down is not there, and the region is named", async () => {
  await expect(topologyOf({})).rejects.toMatchObject({
    code: "STAGE_NOT_FOUND",
    sentence: expect.stringContaining("stage production in this account and region us-east-1"),
  });
});
