import { join } from "node:path";
import { expect, test } from "vitest";
import { readSubscriptions } from "./subscriptions.ts";
import { consumersByVendor, VENDORS } from "./vendors.ts";

const project = join(import.meta.dirname, "../../../..");

test("every vendor that stands in is known to be some consumer's", async () => {
  const consumers = consumersByVendor(await readSubscriptions(project));
  expect([...consumers.keys()]).toEqual([...VENDORS]);
  expect(new Set(consumers.values()).size).toBe(VENDORS.length);
});
