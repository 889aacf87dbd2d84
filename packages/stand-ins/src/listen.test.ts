import { createServer } from "node:http";
import { expect, test } from "vitest";
import { addressOf, closeNow, keepIdleConnections, listen } from "./listen.ts";

const idleTimeOf = async (url: string): Promise<string | null> => (await fetch(url)).headers.get("keep-alive");

test("a server that keeps idle connections sets no time to them, where another one would", async () => {
  const server = createServer((_, response) => response.end());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  expect(await idleTimeOf(addressOf(server))).toBe("timeout=5");
  keepIdleConnections(server);
  expect(await idleTimeOf(addressOf(server))).toBeNull();
  await closeNow(server);
});

test("a server that was put on a port keeps them", async () => {
  const { url, close } = await listen(createServer((_, response) => response.end()));
  expect(await idleTimeOf(url)).toBeNull();
  await close();
});
