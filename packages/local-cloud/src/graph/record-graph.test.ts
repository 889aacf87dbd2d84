import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { smallProject, type SmallProject } from "../testing/small-project.ts";
import { SECRET_TOKEN, type ResourceGraph } from "./graph.ts";
import { viewGraph, type GraphView } from "./graph-view.ts";
import { recordGraph } from "./record-graph.ts";

/** One program with everything that recording has to get right; most tests look at its graph. */
const PROGRAM = `
  const key = new sst.Secret("VendorKey");
  const table = new sst.aws.Dynamo("Things", { fields: { id: "string" }, primaryIndex: { hashKey: "id" }, stream: "new-image" });
  const mail = new sst.aws.Queue("Mail", {}, { retainOnDelete: true });
  const fn = new sst.aws.Function("Worker", {
    handler: "src/worker.handler",
    link: [key],
    nodejs: { minify: true },
    environment: { KEY: key.value, AWS_KEY: process.env.AWS_SECRET_ACCESS_KEY ?? "none" },
    permissions: [{ actions: ["sqs:SendMessage"], resources: [mail.arn] }],
  });
  new aws.lambda.EventSourceMapping("Reading", {
    eventSourceArn: table.nodes.table.streamArn, functionName: fn.arn, startingPosition: "LATEST",
  }, { dependsOn: [mail.nodes.queue], protect: true });
  mail.url.apply(async () => {
    for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    new sst.aws.Queue("Late");
  });
  return { mail: mail.url };`;

let project: SmallProject;
let graph: ResourceGraph;
let view: GraphView;

beforeAll(async () => {
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "a real one");
  project = await smallProject(PROGRAM);
  graph = await recordGraph({
    project: project.folder,
    stage: "live",
    secrets: { VendorKey: SECRET_TOKEN("VendorKey") },
  });
  view = viewGraph(graph);
});
afterAll(() => {
  vi.unstubAllEnvs();
  project.remove();
});

test("the graph says which app and stage it is, and what run() returned", () => {
  expect(graph.app).toEqual({
    name: "small",
    stage: "live",
    region: "us-east-1",
    accountId: "000000000000",
    removal: "retain",
  });
  expect(graph.outputs["mail"]).toBe(view.one("Queue", "Mail").outputs["url"]);
});

test("what AWS computes has AWS's shape: ARNs, URLs, stream ARNs", () => {
  const name = view.physicalName("Queue", "Mail");
  expect(name).toMatch(/^small-live-MailQueue-[a-z]{8}$/);
  expect(view.one("Queue", "Mail").outputs).toMatchObject({
    arn: `arn:aws:sqs:us-east-1:000000000000:${name}`,
    url: `https://sqs.us-east-1.amazonaws.com/000000000000/${name}`,
  });
  expect(view.one("EventSourceMapping", "Reading").inputs["eventSourceArn"]).toMatch(
    /^arn:aws:dynamodb:us-east-1:000000000000:table\/small-live-ThingsTable-[a-z]{8}\/stream\/2026-01-01T00:00:00\.000$/,
  );
});

test("URNs name each parent's type, and a resource its component", () => {
  const queue = view.one("Queue", "Mail");
  expect(queue.urn).toBe("urn:pulumi:live::small::sst:aws:Queue$aws:sqs/queue:Queue::MailQueue");
  expect(queue.parent).toBe("urn:pulumi:live::small::sst:aws:Queue::Mail");
});

test("options that a provider is never told are there: dependsOn, protect, retainOnDelete", () => {
  const mapping = view.one("EventSourceMapping", "Reading");
  expect(mapping.protect).toBe(true);
  expect(mapping.dependsOn).toContain(view.one("Queue", "Mail").urn);
  expect(view.one("Queue", "Mail").retainOnDelete).toBe(true);
  expect(view.one("Queue", "Late").retainOnDelete).toBeUndefined();
});

test("a resource that is made long after run() has returned is there", () => {
  expect(view.find("Queue", "Late")).toBeDefined();
});

test("a secret stands in inputs and links as it was given, and its resource says so", () => {
  const worker = view.one("Function", "Worker");
  expect(worker.secret).toBe(true);
  expect(worker.inputs).toMatchObject({ environment: { variables: { KEY: "{{secret:VendorKey}}" } } });
  expect(graph.functions[0]?.links).toEqual({ VendorKey: { value: "{{secret:VendorKey}}", type: "sst.sst.Secret" } });
});

test("each build belongs to the function that it is for", () => {
  expect(graph.functions).toHaveLength(1);
  expect(view.buildOf(view.physicalName("Function", "Worker"))).toMatchObject({
    handler: "src/worker.handler",
    runtime: "nodejs24.x",
    architecture: "x86_64",
    properties: { minify: true },
  });
});

test("a role's policy is the document that AWS would get", () => {
  const [policy] = view.one("Role", "Worker").inputs["inlinePolicies"] as { policy: string }[];
  expect(JSON.parse(policy?.policy ?? "")).toEqual({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "sqs:SendMessage", Resource: view.one("Queue", "Mail").outputs["arn"] }],
  });
});

test("the program sees no environment but its secrets", () => {
  expect(view.one("Function", "Worker").inputs).toMatchObject({ environment: { variables: { AWS_KEY: "none" } } });
});

test("a second recording is equal to the first", async () => {
  const again = await recordGraph({
    project: project.folder,
    stage: "live",
    secrets: { VendorKey: SECRET_TOKEN("VendorKey") },
  });
  expect(again).toEqual(graph);
});
