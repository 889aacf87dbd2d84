import { expect, test } from "vitest";
import { createManualClock } from "../../manual-clock.ts";
import { createSqs } from "../../services/sqs/sqs.ts";
import { createSpy } from "../../spy/spy.ts";
import { graphOf, queueArnOf, queueOf } from "../../testing/graph-of.ts";
import { createIam } from "../iam.ts";
import { functionWith } from "../testing/graph.ts";
import { actAsFunction } from "./act-as-function.ts";

const now = (): AbortSignal => new AbortController().signal;

/** The queue Mail and all buckets, as a mapping of Reader uses them; its role may do these things. */
function start(...rights: readonly string[]) {
  const clock = createManualClock();
  const spy = createSpy(clock);
  const statements = rights.map((Action) => ({ Effect: "Allow", Action, Resource: "*" }));
  const graph = graphOf([...functionWith("Reader", ...statements), queueOf("Mail")]);
  const { queues } = createSqs({ graph, endpoint: "http://127.0.0.1:0", clock, spy });
  const iam = createIam({ graph, queues, isThere: async () => true, spy });
  const objects: string[] = [];
  const putObject = async (bucket: string, key: string): Promise<void> => void objects.push(`${bucket}/${key}`);
  return { ...actAsFunction("Reader", iam, { queues, putObject, arnOf: queueArnOf }), all: queues, objects };
}

test("with its rights, a mapping receives, deletes, sends and writes", async () => {
  const { queues, putObject, objects } = start("sqs:*", "s3:PutObject");
  await queues.send("Mail", "hello");
  const [message] = await queues.receive("Mail", 1, 0, now());
  await queues.delete("Mail", message?.receiptHandle ?? "");
  await putObject("failures", "aws/lambda/1", "{}");
  expect(queues.depth("Mail")).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  expect(objects).toEqual(["failures/aws/lambda/1"]);
});

test.each([
  ["receive", "sqs:ReceiveMessage", queueArnOf("Mail")],
  ["delete", "sqs:DeleteMessage", queueArnOf("Mail")],
  ["send", "sqs:SendMessage", queueArnOf("Mail")],
  ["write", "s3:PutObject", "arn:aws:s3:::failures/aws/lambda/1"],
])("to %s it needs %s", async (what, action, resource) => {
  const { queues, putObject, objects, all } = start("events:PutEvents");
  const attempts: Readonly<Record<string, () => Promise<unknown>>> = {
    receive: () => queues.receive("Mail", 1, 0, now()),
    delete: () => queues.delete("Mail", "handle"),
    send: () => queues.send("Mail", "hello"),
    write: () => putObject("failures", "aws/lambda/1", "{}"),
  };
  await expect(attempts[what]?.()).rejects.toMatchObject({
    name: "AccessDenied",
    message: `not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`,
  });
  expect([objects, all.peek("Mail")]).toEqual([[], []]);
});
