import { afterEach, describe, expect, test } from "vitest";
import { MAX_REQUESTS_IN_FLIGHT } from "../limits.ts";
import { kept } from "../kept.ts";
import {
  acceptAll,
  startPutEventsServer,
  type PutEventsServer,
  type Reply,
  type SeenEntry,
} from "../testing/put-events-server.ts";
import { readDetail, sendingOver, shipment } from "../testing/shipments.ts";
import { eventBridgePublisher } from "./event-bridge.ts";
import { publish } from "./publish.ts";
import type { Sending } from "./send-request.ts";
import type { Shipment } from "./shipment.ts";

type Script = (entries: readonly SeenEntry[], number: number) => Reply | Promise<Reply>;

const servers: PutEventsServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

async function publishTo(script: Script | undefined, shipments: readonly Shipment[], overrides: Partial<Sending> = {}) {
  const server = await startPutEventsServer(script);
  servers.push(server);
  const published = await publish(shipments, sendingOver(eventBridgePublisher(server.client), overrides));
  const kinds = published.sent.map((sent) => sent.kind);
  return { server, ...published, kinds };
}

const acceptedBy = (server: PutEventsServer) => server.accepted.map(({ Detail }) => readDetail(Detail).position);
const many = (count: number) => Array.from({ length: count }, (_, position) => shipment(position));
/** Answers each entry with the code that its position and the request's number are given. */
const answering =
  (codeOf: (position: number, request: number) => string): Script =>
  (entries, request) => ({ entries: entries.map(({ Detail }) => codeOf(readDetail(Detail).position, request)) });

/** Refuses, as a whole, each request that carries an entry of this position. */
const refusing =
  (position: number, reply: Reply): Script =>
  (entries) =>
    entries.some(({ Detail }) => readDetail(Detail).position === position) ? reply : acceptAll(entries);

const noRights: Reply = { status: 400, fault: "AccessDeniedException" };

/** Leaves one entry out of its first answer. */
const forgetOneAtFirst: Script = (entries, number) => acceptAll(entries.slice(number === 0 ? 1 : 0));

test("sends every event once, ten to a request", async () => {
  const { server, kinds, resent } = await publishTo(undefined, many(25));
  expect(server.requests.map(({ length }) => length).toSorted((one, other) => other - one)).toEqual([10, 10, 5]);
  expect(acceptedBy(server).toSorted((one, other) => one - other)).toEqual(many(25).map(({ position }) => position));
  expect(new Set(kinds)).toEqual(new Set(["accepted"]));
  expect(resent).toBe(0);
});

test("the next changes of ten items share a request, as the first ones did", async () => {
  const twice = Array.from({ length: 20 }, (_, position) => shipment(position, `item-${position % 10}`));
  const { server } = await publishTo(undefined, twice);
  expect(server.requests.map(({ length }) => length)).toEqual([10, 10]);
});

test("keeps at most 16 requests in flight, and as many when there is enough to send", async () => {
  const full = Promise.withResolvers<void>();
  let arrived = 0;
  const { server } = await publishTo(async (entries) => {
    arrived += 1;
    if (arrived === MAX_REQUESTS_IN_FLIGHT) full.resolve();
    await full.promise;
    return acceptAll(entries);
  }, many(400));
  expect(server.mostInFlight).toBe(MAX_REQUESTS_IN_FLIGHT);
});

describe("entries that fail", () => {
  test.each(["InternalFailure", "ThrottlingException"])("%s: only they are sent again", async (code) => {
    const oddFailAtFirst = answering((position, request) => (request === 0 && position % 2 === 1 ? code : "ok"));
    const { server, kinds, resent } = await publishTo(oddFailAtFirst, many(10));
    expect(server.requests[1]?.map(({ Detail }) => readDetail(Detail).position)).toEqual([1, 3, 5, 7, 9]);
    expect(server.accepted).toHaveLength(10);
    expect(kinds).toEqual(Array(10).fill("accepted"));
    expect(resent).toBe(5);
  });

  test("a refused entry is not sent again, and its neighbours pass", async () => {
    const refuseOne = answering((position) => (position === 3 ? "MalformedDetail" : "ok"));
    const { server, sent } = await publishTo(refuseOne, many(10));
    expect(server.requests).toHaveLength(1);
    expect(server.accepted).toHaveLength(9);
    expect(sent[3]).toMatchObject({
      kind: "refused",
      error: { code: "ENTRY_REFUSED", detail: { awsCode: "MalformedDetail" } },
    });
    expect(sent.filter(({ kind }) => kind === "accepted")).toHaveLength(9);
  });

  test("an entry that the answer leaves out is sent again", async () => {
    const { kinds, resent } = await publishTo(forgetOneAtFirst, many(3));
    expect(kinds).toEqual(["accepted", "accepted", "accepted"]);
    expect(resent).toBe(1);
  });
});

describe("requests that fail as a whole", () => {
  test.each<[string, Reply]>([
    ["a fault inside AWS", { status: 500, fault: "InternalException" }],
    ["throttling", { status: 400, fault: "ThrottlingException" }],
    ["an outage", { status: 503, fault: "ServiceUnavailable" }],
    ["a broken connection", "reset"],
    ["an answer that nobody can read", { status: 200, text: "<html>" }],
  ])("%s: the request is sent again", async (_, fault) => {
    const script: Script = (entries, number) => (number === 0 ? fault : acceptAll(entries));
    const { server, kinds, resent } = await publishTo(script, many(3));
    expect(server.requests).toHaveLength(2);
    expect(kinds).toEqual(["accepted", "accepted", "accepted"]);
    expect(resent).toBe(3);
  });

  test.each<[string, Reply]>([
    ["invalid content", { status: 400, fault: "ValidationException" }],
    ["a bare 413, as for a body far too large", { status: 413, text: "" }],
  ])("%s: each entry goes alone, so that the bad one does not sink its neighbours", async (_, fault) => {
    const { kinds } = await publishTo(refusing(2, fault), many(5));
    expect(kinds).toEqual(["accepted", "accepted", "refused", "accepted", "accepted"]);
  });

  test("missing rights: nothing is tried again, and no entry is blamed", async () => {
    const { server, sent } = await publishTo(() => noRights, many(3));
    expect(server.requests).toHaveLength(1);
    const denied = { kind: "unsent", error: { code: "PUBLISH_DENIED", detail: { awsCode: "AccessDeniedException" } } };
    expect(sent).toMatchObject([denied, denied, denied]);
  });
});

describe("time", () => {
  test("a request that hangs is given up when the time is over", async () => {
    const startedAt = performance.now();
    const remainingMs = () => 200 - (performance.now() - startedAt);
    const { kinds } = await publishTo(() => "hang", many(2), { remainingMs });
    expect(kinds).toEqual(["unsent", "unsent"]);
    expect(remainingMs()).toBeLessThanOrEqual(0);
    expect(remainingMs()).toBeGreaterThan(-2_000);
  });

  test("nothing is sent when no time is left", async () => {
    const publisher = { putEvents: () => Promise.reject(new Error("sent all the same")) };
    const { sent } = await publish(many(2), sendingOver(publisher, { remainingMs: () => 0 }));
    const timedOut = { kind: "unsent", error: { code: "PUBLISH_TIMED_OUT" } };
    expect(sent).toMatchObject([timedOut, timedOut]);
  });

  test("resending ends with the time, with pauses of full jitter that double up to a cap", async () => {
    const pauses: number[] = [];
    let left = 60_000;
    const pause = (milliseconds: number) => {
      pauses.push(milliseconds);
      left -= milliseconds;
      return Promise.resolve();
    };
    const overrides = { pause, remainingMs: () => left, random: () => 0.999_999 };
    const { server, sent } = await publishTo(
      answering(() => "ThrottlingException"),
      many(1),
      overrides,
    );
    expect(pauses.slice(0, 9)).toEqual([49, 99, 199, 399, 799, 1599, 3199, 4999, 4999]);
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(5_000);
    expect(server.requests).toHaveLength(pauses.length + 1);
    expect(sent).toMatchObject([{ kind: "unsent", error: { detail: { reason: "ThrottlingException" } } }]);
  });
});

describe("after a shipment that stays unsent", () => {
  test("nothing of later records is sent any more, its own item's least of all", async () => {
    const shipments = [shipment(0, "a"), ...many(400).slice(1), shipment(400, "a")];
    const denied = Promise.withResolvers<void>();
    const script: Script = async (entries, number) => {
      const reply = await refusing(0, noRights)(entries, number);
      if ("status" in Object(reply)) setImmediate(denied.resolve);
      else await denied.promise;
      return reply;
    };
    const { server, kinds } = await publishTo(script, shipments);
    expect(kinds[0]).toBe("unsent");
    expect(kinds.at(-1)).toBe("unsent");
    expect(server.requests.length).toBeLessThan(40);
    expect(acceptedBy(server)).not.toContain(400);
  });

  test("events of earlier records are sent all the same", async () => {
    const big = { bytes: 600_000 };
    const shipments = [shipment(1, "b", big), shipment(0, "a", big), shipment(2, "c", big)];
    const { kinds } = await publishTo(refusing(1, noRights), shipments);
    expect(kinds[0]).toBe("unsent");
    expect(kinds[1]).toBe("accepted");
  });
});

test("a publisher that breaks its promise and throws leaves its events unsent", async () => {
  const publisher = { putEvents: () => Promise.reject(new Error("broken")) };
  const { sent } = await publish(many(1), sendingOver(publisher));
  expect(sent).toMatchObject([{ kind: "unsent", error: { code: "UNEXPECTED", sentence: "broken" } }]);
});

describe("claims", () => {
  const claim = { key: "claims/x.json", body: "{}" };

  test("the data is kept before its entry is sent, once, however often the entry is", async () => {
    const steps: string[] = [];
    const claims = { put: () => Promise.resolve(steps.push("put")).then(() => kept) };
    const script: Script = (entries, number) => {
      steps.push("send");
      return { entries: entries.map(() => (number === 0 ? "InternalFailure" : "ok")) };
    };
    const { kinds } = await publishTo(script, [shipment(0, "a", { claim })], { claims });
    expect(steps).toEqual(["put", "send", "send"]);
    expect(kinds).toEqual(["accepted"]);
  });

  test("an event whose data cannot be kept is not sent, and its neighbours pass", async () => {
    const claims = { put: () => Promise.resolve({ ok: false, code: "SlowDown", message: "" } as const) };
    let left = 60_000;
    const pause = () => {
      left = 0;
      return Promise.resolve();
    };
    const shipments = [shipment(0), shipment(1, "b", { claim })];
    const { server, sent } = await publishTo(undefined, shipments, { claims, pause, remainingMs: () => left });
    expect(acceptedBy(server)).toEqual([0]);
    expect(sent[1]).toMatchObject({ kind: "unsent", error: { detail: { reason: "SlowDown" } } });
  });
});
