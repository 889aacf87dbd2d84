import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { SSMClient } from "@aws-sdk/client-ssm";
import { afterEach, expect, test } from "vitest";
import { readSsmParameter } from "./ssm-parameter.ts";

const stops: (() => void)[] = [];
afterEach(() => stops.splice(0).forEach((stop) => stop()));

/** An SSM that answers every call with this, or never. */
async function ssmAnswering(status: number, body: object | "hang") {
  const asked: unknown[] = [];
  const server = createServer((request, response) => {
    void text(request).then((json) => {
      asked.push(JSON.parse(json));
      if (body === "hang") return undefined;
      return response.writeHead(status, { "content-type": "application/x-amz-json-1.1" }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const client = new SSMClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    maxAttempts: 1,
  });
  stops.push(() => {
    client.destroy();
    server.closeAllConnections();
    server.close();
  });
  return { client, asked };
}

test("reads a parameter's text", async () => {
  const { client, asked } = await ssmAnswering(200, { Parameter: { Name: "/list", Value: "e1,e2" } });
  expect(await readSsmParameter("/list", AbortSignal.timeout(5_000), client)).toBe("e1,e2");
  expect(asked).toEqual([{ Name: "/list" }]);
});

test("rejects with AWS's fault", async () => {
  const { client } = await ssmAnswering(400, { __type: "ParameterNotFound" });
  const reading = readSsmParameter("/list", AbortSignal.timeout(5_000), client);
  await expect(reading).rejects.toMatchObject({ name: "ParameterNotFound" });
});

test("gives up when the time is over", async () => {
  const { client } = await ssmAnswering(200, "hang");
  const reading = readSsmParameter("/list", AbortSignal.timeout(50), client);
  await expect(reading).rejects.toMatchObject({ name: expect.stringMatching(/Abort|Timeout/) });
});
