import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { sampleEvent } from "../testing/sample-event.ts";
import { onTrial } from "../testing/trial.ts";
import { DynamoDBStore } from "./dynamodb-store.ts";
import { item } from "./testing/item.ts";
import { startGuardTable, type GuardTable } from "./testing/guard-table.ts";

let table: GuardTable;

beforeAll(async () => {
  table = await startGuardTable();
});
afterAll(() => table?.stop());

test("a process frozen between claim and effect, and thawed after its lease, undoes nothing in the guard and is told of", async () => {
  const vendor = await startVendor();
  const frozen = startFrozenConsumer(vendor.url);
  expect(await frozen.line()).toBe("claimed");
  frozen.process.kill("SIGSTOP");

  // An hour later its lease has run out, and a newer event of the item is handled.
  const hourLater = Date.now() + 3_600_000;
  const store = new DynamoDBStore(table.client, table.name);
  const other = onTrial(
    item,
    { "UserProfileChanged.v2": ({ data }) => vendor.show(data.firstname) },
    { store, now: () => hourLater },
  );
  const newer = sampleEvent("UserProfileChanged.v2", { data: { userId: "frozen", firstname: "newer" }, order: 2 });
  expect(await other.deliver(newer)).toEqual({ Handled: 1 });

  frozen.process.kill("SIGCONT");
  frozen.process.stdin?.write("go\n");
  // Its request goes out all the same: this is the window that nobody can close. It is parked, so that somebody hears of it.
  expect(JSON.parse(await frozen.line())).toMatchObject({ counts: { Parked: 1 }, parked: ["EFFECT_OVERTAKEN"] });
  expect(vendor.shown()).toBe("older");

  // The guard still knows what came last: nothing older comes after it, and the newer one is a repeat.
  const older = sampleEvent("UserProfileChanged.v2", { data: { userId: "frozen" }, order: 1 });
  expect(await other.deliver(older)).toEqual({ Dropped: 1 });
  expect(await other.deliver(newer)).toEqual({ Repeated: 1 });
});

/** A vendor that shows what was written to it last. */
async function startVendor() {
  let shown = "";
  const server = createServer((request, response) => {
    request.setEncoding("utf8").on("data", (text: string) => (shown = text));
    request.on("end", () => response.end());
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, show: (text: string) => void (shown = text), shown: () => shown };
}

interface FrozenConsumer {
  readonly process: ChildProcess;
  readonly line: () => Promise<string>;
}

function startFrozenConsumer(vendorUrl: string): FrozenConsumer {
  const file = fileURLToPath(new URL("testing/frozen-consumer.ts", import.meta.url));
  const child = spawn(process.execPath, [file, table.name, table.endpoint, vendorUrl], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return { process: child, line: async () => String((await lines.next()).value) };
}
