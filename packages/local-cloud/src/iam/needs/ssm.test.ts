import { expect, test } from "vitest";
import { createManualClock } from "../../manual-clock.ts";
import { startGateway } from "../../services/gateway/gateway.ts";
import { createSsm } from "../../services/ssm/ssm.ts";
import { graphOf } from "../../testing/graph-of.ts";
import { permissionsOf } from "../testing/needs-of.ts";
import { SSM } from "./ssm.ts";

const of = (operation: string, body: object) => permissionsOf({ target: `AmazonSSM.${operation}`, body });
const arn = (name: string): string => `arn:aws:ssm:us-east-1:000000000000:parameter/${name}`;

test("every operation that has no needs is refused as unknown", async () => {
  const gateway = await startGateway({ warn: () => {} });
  gateway.mount(createSsm({ graph: graphOf([]), clock: createManualClock() }));
  const isUnknown = async (operation: string): Promise<boolean> => {
    const headers = { "x-amz-target": `AmazonSSM.${operation}` };
    const answer = await fetch(gateway.endpoint, { method: "POST", headers, body: "{}" });
    return (await answer.text()).includes("UnknownOperationException");
  };
  const operations = ["GetParameter", "GetParameters", "GetParametersByPath", "PutParameter", "LabelParameterVersion"];
  const unknown = await Promise.all(operations.map(isUnknown));
  await gateway.stop();
  expect(operations.filter((_, index) => !unknown[index]).every((name) => name in SSM)).toBe(true);
  expect(unknown.at(-1)).toBe(true);
});

test("parameters need their rights one by one, a path as a whole", () => {
  expect(of("GetParameter", { Name: "/shop/open" })).toEqual([`ssm:GetParameter on ${arn("shop/open")}`]);
  expect(of("GetParameter", { Name: "open" })).toEqual([`ssm:GetParameter on ${arn("open")}`]);
  expect(of("GetParameters", { Names: ["a", "/b"] })).toEqual([
    `ssm:GetParameters on ${arn("a")}`,
    `ssm:GetParameters on ${arn("b")}`,
  ]);
  expect(of("GetParametersByPath", { Path: "/shop/" })).toEqual([`ssm:GetParametersByPath on ${arn("shop")}`]);
});
