import {
  DeleteParameterCommand,
  GetParameterCommand,
  GetParametersByPathCommand,
  GetParametersCommand,
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

test("an operation that is not emulated is answered as unknown", async () => {
  await expect(client.send(new DeleteParameterCommand({ Name: "/shop/open" }))).rejects.toMatchObject({
    name: "UnknownOperationException",
  });
});

async function namesBelow(Path: string, Recursive: boolean): Promise<readonly (string | undefined)[]> {
  const { Parameters = [] } = await client.send(new GetParametersByPathCommand({ Path, Recursive }));
  return Parameters.map(({ Name }) => Name);
}
