import {
  DeleteParameterCommand,
  DeleteParametersCommand,
  DescribeParametersCommand,
  GetParameterCommand,
  GetParametersByPathCommand,
  GetParametersCommand,
  paginateGetParametersByPath,
  PutParameterCommand,
  SSMClient,
} from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createManualClock } from "../../manual-clock.ts";
import { graphOf, resourceOf } from "../../testing/graph-of.ts";
import { startGateway, type Gateway } from "../gateway/gateway.ts";
import { createSsm } from "./ssm.ts";

const parameterOf = (name: string, value: string) =>
  resourceOf("aws:ssm/parameter:Parameter", name, { name, type: "String", value }, { name });

let gateway: Gateway;
let client: SSMClient;

beforeAll(async () => {
  gateway = await startGateway({ warn: () => {} });
  const graph = graphOf([
    parameterOf("/shop/open", "yes"),
    parameterOf("/shop/rooms/cellar", "12"),
    parameterOf("/shopping", "other"),
  ]);
  gateway.mount(createSsm({ graph, clock: createManualClock() }));
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  client = new SSMClient({ endpoint: gateway.endpoint, region: "us-east-1", credentials, maxAttempts: 1 });
});
afterAll(async () => {
  client.destroy();
  await gateway.stop();
});

test("a parameter of the graph is there", async () => {
  const { Parameter } = await client.send(new GetParameterCommand({ Name: "/shop/open" }));
  expect(Parameter).toMatchObject({
    Value: "yes",
    Version: 1,
    Type: "String",
    ARN: "arn:aws:ssm:us-east-1:000000000000:parameter/shop/open",
    LastModifiedDate: new Date("2026-01-01T00:00:00.000Z"),
  });
});

test("a parameter that is not there is refused by AWS's name", async () => {
  await expect(client.send(new GetParameterCommand({ Name: "/shop/none" }))).rejects.toMatchObject({
    name: "ParameterNotFound",
  });
});

test("of several names, those that are not there are listed apart", async () => {
  const { Parameters, InvalidParameters } = await client.send(
    new GetParametersCommand({ Names: ["/shop/open", "/shop/none"] }),
  );
  expect(Parameters?.map(({ Name }) => Name)).toEqual(["/shop/open"]);
  expect(InvalidParameters).toEqual(["/shop/none"]);
});

test("a path shows its own level, or everything below", async () => {
  expect(await namesBelow("/shop", false)).toEqual(["/shop/open"]);
  expect(await namesBelow("/shop", true)).toEqual(["/shop/open", "/shop/rooms/cellar"]);
});

test("a write needs leave to overwrite, and counts versions", async () => {
  const put = (Overwrite: boolean) =>
    client.send(new PutParameterCommand({ Name: "/shop/rooms/cellar", Value: "13", Overwrite }));
  await expect(put(false)).rejects.toMatchObject({ name: "ParameterAlreadyExists" });
  expect((await put(true)).Version).toBe(2);
  const { Parameter } = await client.send(new GetParameterCommand({ Name: "/shop/rooms/cellar" }));
  expect(Parameter).toMatchObject({ Value: "13", Type: "String", Version: 2 });
});

test("a secure text is shown only to whoever asks for it decrypted", async () => {
  await client.send(new PutParameterCommand({ Name: "/secret", Value: "s3same", Type: "SecureString" }));
  const get = async (WithDecryption?: boolean) =>
    (await client.send(new GetParameterCommand({ Name: "/secret", WithDecryption }))).Parameter?.Value;
  expect(await get(true)).toBe("s3same");
  expect(await get()).not.toContain("s3same");
});

test("the newest version can be asked for by its number and the ARN, an older one is not kept", async () => {
  await client.send(new PutParameterCommand({ Name: "/versioned", Value: "1", Type: "String" }));
  await client.send(new PutParameterCommand({ Name: "/versioned", Value: "2", Overwrite: true }));
  const get = async (Name: string) => (await client.send(new GetParameterCommand({ Name }))).Parameter;
  expect(await get("/versioned:2")).toMatchObject({ Value: "2", Selector: ":2" });
  expect(await get("arn:aws:ssm:us-east-1:000000000000:parameter/versioned")).toMatchObject({ Value: "2" });
  await expect(get("/versioned:1")).rejects.toMatchObject({ name: "ParameterVersionNotFound" });
});

test("a path is shown in pages of ten at most", async () => {
  const names = Array.from({ length: 12 }, (_, index) => `/many/${String(index).padStart(2, "0")}`);
  for (const Name of names) await client.send(new PutParameterCommand({ Name, Value: "x", Type: "String" }));
  const shown: number[] = [];
  for await (const { Parameters = [] } of paginateGetParametersByPath({ client }, { Path: "/many" })) {
    shown.push(Parameters.length);
  }
  expect(shown).toEqual([10, 2]);
});

test("parameters are deleted, one or several", async () => {
  for (const Name of ["/gone/a", "/gone/b"])
    await client.send(new PutParameterCommand({ Name, Value: "x", Type: "String" }));
  await client.send(new DeleteParameterCommand({ Name: "/gone/a" }));
  expect(await client.send(new DeleteParametersCommand({ Names: ["/gone/a", "/gone/b"] }))).toMatchObject({
    DeletedParameters: ["/gone/b"],
    InvalidParameters: ["/gone/a"],
  });
  await expect(client.send(new DeleteParameterCommand({ Name: "/gone/a" }))).rejects.toMatchObject({
    name: "ParameterNotFound",
  });
});

test.each([
  [{ Type: "Text" as "String" }, "Value 'Text' at 'type' failed to satisfy constraint"],
  [{ Value: "" }, "Value '' at 'value' failed to satisfy constraint"],
  [{ Value: "x".repeat(4097) }, "Standard tier parameters support a maximum parameter value of 4096 characters."],
])("a write of %j is refused", async (given, message) => {
  await expect(
    client.send(new PutParameterCommand({ Name: "/refused", Value: "x", Type: "String", ...given })),
  ).rejects.toMatchObject({ name: "ValidationException", message: expect.stringContaining(message) as string });
});

test("more than ten names at once are refused", async () => {
  const Names = Array.from({ length: 11 }, (_, index) => `/n${index}`);
  await expect(client.send(new GetParametersCommand({ Names }))).rejects.toMatchObject({ name: "ValidationException" });
});

test("an operation that is not emulated is answered as unknown", async () => {
  await expect(client.send(new DescribeParametersCommand({}))).rejects.toMatchObject({
    name: "UnknownOperationException",
  });
});

async function namesBelow(Path: string, Recursive: boolean): Promise<readonly (string | undefined)[]> {
  const { Parameters = [] } = await client.send(new GetParametersByPathCommand({ Path, Recursive }));
  return Parameters.map(({ Name }) => Name);
}
