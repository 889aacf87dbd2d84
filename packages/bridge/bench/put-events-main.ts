// A PutEvents endpoint in a process of its own, so that its work is not counted as the sender's.
// Arguments: milliseconds before each answer. Prints its port.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";

const delayMs = Number(process.argv[2] ?? 0);

const server = createServer((request, response) => {
  void (async () => {
    const { Entries } = JSON.parse(await text(request)) as { Entries: unknown[] };
    if (delayMs > 0) await pause(delayMs);
    const answer = { FailedEntryCount: 0, Entries: Entries.map((_, index) => ({ EventId: `id-${index}` })) };
    response.writeHead(200, { "content-type": "application/x-amz-json-1.1" }).end(JSON.stringify(answer));
  })();
});
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
process.once("disconnect", () => process.exit());
