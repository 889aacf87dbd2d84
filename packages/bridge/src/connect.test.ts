import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startAws } from "./testing/aws.ts";
import { context } from "./testing/context.ts";
import { startPutEventsServer } from "./testing/put-events-server.ts";
import { streamRecord, userRow } from "./testing/records.ts";

beforeEach(() => {
  for (const stream of [process.stdout, process.stderr]) vi.spyOn(stream, "write").mockReturnValue(true);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

test("the function as it is deployed, told all by its environment, publishes, puts aside and parks", async () => {
  await using aws = await startAws();
  const bus = await startPutEventsServer();
  const environment = {
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_ENDPOINT_URL: aws.endpoint,
    AWS_ENDPOINT_URL_EVENTBRIDGE: bus.endpoint,
    // Nothing listens there: the list cannot be read, and the bridge goes on.
    AWS_ENDPOINT_URL_SSM: "http://127.0.0.1:9",
    POWERTOOLS_SERVICE_NAME: "bridge",
    POWERTOOLS_METRICS_NAMESPACE: "Streambridge",
    BUS_NAME: "events",
    PARK_QUEUE_URL: `${aws.endpoint}/000000000000/parked`,
    CLAIMS_BUCKET: "claims-bucket",
    FAILURES_BUCKET: "failures-bucket",
    PUBLISHED_TYPES: "UserRegistered.v2",
    BRIDGE_SINCE: "",
    PARK_UNSEEN_PARAMETER: "/streambridge/test/bridge/park-unseen",
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const { handler } = await import("./handler.ts");

  const Records = [
    streamRecord(undefined, userRow("small")),
    streamRecord(undefined, userRow("large", { bio: "x".repeat(300_000) })),
    streamRecord(undefined, userRow("bad", { email: 7, bio: "x".repeat(300_000) })),
  ];
  expect(await handler({ Records }, context)).toEqual({ batchItemFailures: [] });

  const events = bus.accepted.map(({ Detail }) => JSON.parse(Detail));
  expect(events.map(({ metadata }) => metadata.entity.id)).toEqual(["small", "large"]);
  const [, key] = events[1].metadata.dataref.split("s3://claims-bucket/");
  expect(JSON.parse(await aws.read("claims-bucket", key))).toMatchObject({ userId: "large" });
  const [message] = aws.server.inspectQueue("parked")?.messages.ready ?? [];
  const { ref } = JSON.parse(message?.body ?? "{}");
  expect(JSON.parse(await aws.read("failures-bucket", ref.replace("s3://failures-bucket/", "")))).toMatchObject({
    record: JSON.parse(JSON.stringify(Records[2])),
    error: { code: "EVENT_INVALID" },
  });
  await bus.stop();
});
