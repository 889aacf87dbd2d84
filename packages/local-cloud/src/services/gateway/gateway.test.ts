import { createServer, type Server } from "node:http";
import { afterEach, expect, test } from "vitest";
import { awsFault } from "../aws-fault.ts";
import { startGateway, type Gateway } from "./gateway.ts";
import { serveJson } from "./json-protocol.ts";
import { close, listen } from "./loopback.ts";
import { serveUpstream } from "./upstream.ts";

const warnings: string[] = [];
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
  warnings.length = 0;
});

async function start(): Promise<Gateway> {
  const gateway = await startGateway({ warn: (text) => warnings.push(text) });
  ends.push(() => gateway.stop());
  gateway.mount(
    serveJson({
      target: "Shop",
      version: "1.1",
      operations: {
        Sell: (input) => ({ sold: input["what"], members: Object.keys(input) }),
        Refuse: () => {
          throw awsFault("SoldOut", "Nothing is left.", { status: 409 });
        },
        Break: () => {
          throw new TypeError("a mistake of ours");
        },
      },
    }),
  );
  return gateway;
}

const ask = (gateway: Gateway, target: string, body: string) =>
  fetch(gateway.endpoint, { method: "POST", headers: { "x-amz-target": target }, body });

const signedFor = (service: string): string =>
  `AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/${service}/aws4_request`;

test("an operation answers in the protocol of its service", async () => {
  const answer = await ask(await start(), "Shop.Sell", '{"what":"tea"}');
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("application/x-amz-json-1.1");
  expect(answer.headers.get("x-amzn-requestid")).toMatch(/^[0-9a-f-]{36}$/);
  expect(await answer.json()).toEqual({ sold: "tea", members: ["what"] });
});

test("a member that is null is one that is not there", async () => {
  const answer = await ask(await start(), "Shop.Sell", '{"what":"tea","much":null}');
  expect(await answer.json()).toEqual({ sold: "tea", members: ["what"] });
});

test("a refusal has AWS's shape and its own status", async () => {
  const answer = await ask(await start(), "Shop.Refuse", "{}");
  expect([answer.status, await answer.json()]).toEqual([409, { __type: "SoldOut", message: "Nothing is left." }]);
});

test("an unknown operation and an unknown service are refused, never answered with a success", async () => {
  const gateway = await start();
  for (const target of ["Shop.Steal", "Logs_20140328.PutLogEvents"]) {
    const answer = await ask(gateway, target, "{}");
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ __type: "UnknownOperationException" });
  }
  expect(warnings).toEqual(["Nothing here answers Logs_20140328.PutLogEvents."]);
});

test("a signed request for a service without a target is refused with the service's name", async () => {
  const { endpoint } = await start();
  const answer = await fetch(`${endpoint}/v1/things`, { headers: { authorization: signedFor("iot") } });
  expect([answer.status, await answer.json()]).toEqual([
    404,
    { __type: "UnknownOperationException", message: "The service iot is not emulated here." },
  ]);
  expect(warnings).toEqual(["Nothing here answers GET /v1/things of iot."]);
});

test("a service of the query protocol that is not there is refused in that protocol", async () => {
  const { endpoint } = await start();
  const answer = await fetch(endpoint, {
    method: "POST",
    headers: { authorization: signedFor("sns") },
    body: new URLSearchParams({ Action: "ListTopics" }),
  });
  expect([answer.status, await answer.text()]).toEqual([
    400,
    expect.stringMatching(/<Error>.*<Code>InvalidAction<\/Code><Message>The service sns is not emulated here/),
  ]);
});

test("a request without a signature is refused as AWS's fronts do", async () => {
  const answer = await fetch((await start()).endpoint);
  expect(answer.status).toBe(403);
  expect(await answer.json()).toMatchObject({ message: "Missing Authentication Token" });
});

test("a body that is no JSON object is refused", async () => {
  const gateway = await start();
  for (const body of ["[]", "{", '"text"']) {
    expect(await (await ask(gateway, "Shop.Sell", body)).json()).toMatchObject({ __type: "SerializationException" });
  }
});

test("a mistake of ours is a 500 and a warning, and the next request is served", async () => {
  const gateway = await start();
  const answer = await ask(gateway, "Shop.Break", "{}");
  expect(answer.status).toBe(500);
  expect(await answer.json()).toMatchObject({ __type: "InternalFailure" });
  expect(warnings[0]).toContain("a mistake of ours");
  expect((await ask(gateway, "Shop.Sell", "{}")).status).toBe(200);
});

test("a request that is signed for an upstream goes there as it is, and its answer comes back", async () => {
  const upstream: Server = createServer((request, response) => {
    request.pipe(response.writeHead(201, { "x-path": request.url ?? "" }));
  });
  const address = await listen(upstream, 0);
  ends.push(() => close(upstream));
  const gateway = await start();
  gateway.mount(serveUpstream("ses", address));
  const answer = await fetch(`${gateway.endpoint}/v2/email?x=1`, {
    method: "POST",
    headers: { authorization: signedFor("ses") },
    body: "to be sent",
  });
  expect([answer.status, answer.headers.get("x-path"), await answer.text()]).toEqual([
    201,
    "/v2/email?x=1",
    "to be sent",
  ]);
});

test("each request to an upstream has a connection of its own, which ends with it", async () => {
  let connections = 0;
  const ended = Promise.withResolvers<void>();
  const upstream: Server = createServer((_, response) => response.end("done"));
  upstream.on("connection", (socket) => {
    connections++;
    socket.once("end", () => ended.resolve());
  });
  const address = await listen(upstream, 0);
  ends.push(() => close(upstream));
  const gateway = await start();
  gateway.mount(serveUpstream("ses", address));
  for (const path of ["/one", "/two"]) {
    const answer = await fetch(`${gateway.endpoint}${path}`, { headers: { authorization: signedFor("ses") } });
    expect(await answer.text()).toBe("done");
  }
  expect(connections).toBe(2);
  await ended.promise;
});

test.each([
  ["the client", "the client has gone before its answer"],
  ["the upstream", "aborted"],
])(
  "%s that breaks off in the middle of an answer is a warning, and the next request is served",
  async (who, warning) => {
    const breakOff = Promise.withResolvers<void>();
    const upstream: Server = createServer((request, response) => {
      if (request.url === "/whole") response.end("whole");
      else response.write("the first half");
      if (who === "the upstream") void breakOff.promise.then(() => response.destroy());
    });
    const address = await listen(upstream, 0);
    ends.push(() => close(upstream));
    const gateway = await start();
    gateway.mount(serveUpstream("ses", address));
    const client = new AbortController();
    const get = (path: string, signal?: AbortSignal) =>
      fetch(`${gateway.endpoint}${path}`, { headers: { authorization: signedFor("ses") }, ...(signal && { signal }) });
    const body = (await get("/half", client.signal)).text();
    if (who === "the client") client.abort();
    breakOff.resolve();
    await expect(body).rejects.toThrow(/abort|terminated/);
    await expect.poll(() => warnings.join()).toContain(warning);
    expect(await (await get("/whole")).text()).toBe("whole");
  },
);

test("an upstream that is down is a 500 and a warning", async () => {
  const gateway = await start();
  gateway.mount(serveUpstream("ses", "http://127.0.0.1:1"));
  const answer = await fetch(`${gateway.endpoint}/v2/email`, { headers: { authorization: signedFor("ses") } });
  expect(answer.status).toBe(500);
  expect(warnings[0]).toContain("ECONNREFUSED");
});

test("a connection that idles is not ended from here", async () => {
  const gateway = await start();
  const answer = await ask(gateway, "Shop.Sell", "{}");
  expect(answer.headers.get("keep-alive"), "no time is set to it").toBe(null);
  expect(answer.headers.get("connection")).toBe("keep-alive");
});

test("a port that is taken is named", async () => {
  const { endpoint } = await start();
  const port = Number(new URL(endpoint).port);
  await expect(startGateway({ port, warn: () => {} })).rejects.toMatchObject({
    code: "SERVICE_FAILED",
    sentence: `cannot listen on 127.0.0.1:${port}`,
  });
});
