import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { afterEach, expect, test } from "vitest";
import { close, listen } from "../gateway/loopback.ts";
import { createAsker, type Asker } from "./ask.ts";

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function start(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<Asker> {
  const server = createServer(answer);
  ends.push(() => close(server));
  const asker = createAsker(await listen(server, 0), { idleMs: 1 });
  ends.push(() => asker.close());
  return asker;
}

test("a connection that idles is ended from here, before the other side can", async () => {
  const ended = Promise.withResolvers<unknown>();
  const { ask } = await start((request, response) => {
    ended.resolve(once(request.socket, "end"));
    response.end("{}");
  });
  await ask("List", {});
  await expect(ended.promise).resolves.toEqual([]);
});

test("a request may take longer than a connection may idle", async () => {
  const held = Promise.withResolvers<ServerResponse>();
  const idleEnded = Promise.withResolvers<unknown>();
  const { ask } = await start((request, response) => {
    if (request.headers["x-amz-target"] === "Slow") {
      held.resolve(response);
      void ask("Quick", {});
    } else {
      idleEnded.resolve(once(request.socket, "end"));
      response.end("{}");
    }
  });
  const slow = ask("Slow", {});
  await idleEnded.promise;
  (await held.promise).end('{"slow": true}');
  expect(await slow).toEqual({ slow: true });
});
