import { expect, test } from "vitest";
import { createManualClock } from "../../manual-clock.ts";
import { eventBridgeOperations } from "../../services/eventbridge/operations/index.ts";
import type { EventBridgeContext } from "../../services/eventbridge/operations/context.ts";
import { startGateway } from "../../services/gateway/gateway.ts";
import { createSsm } from "../../services/ssm/ssm.ts";
import { graphOf } from "../../testing/graph-of.ts";
import { permissionsOf } from "../testing/needs-of.ts";
import { EVENTS } from "./eventbridge.ts";
import { SSM } from "./ssm.ts";

const ARN = "us-east-1:000000000000";
const ofEvents = (operation: string, body: object) => permissionsOf({ target: `AWSEvents.${operation}`, body });
const ofSsm = (operation: string, body: object) => permissionsOf({ target: `AmazonSSM.${operation}`, body });
const ofSes = (body: object) => permissionsOf({ scope: "ses", url: "/v2/email/outbound-emails", body });

test("every operation of EventBridge that is served has its needs", () => {
  const served = Object.keys(eventBridgeOperations({} as EventBridgeContext));
  expect(served.length).toBeGreaterThan(10);
  expect(served.filter((name) => !(name in EVENTS))).toEqual([]);
});

test("every operation of SSM that has no needs is refused as unknown", async () => {
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

test("PutEvents needs the right on each bus that an entry is for, once", () => {
  const Entries = [{ EventBusName: "Shop" }, { EventBusName: `arn:aws:events:${ARN}:event-bus/Shop` }, { Source: "a" }];
  expect(ofEvents("PutEvents", { Entries })).toEqual([
    `events:PutEvents on arn:aws:events:${ARN}:event-bus/Shop`,
    `events:PutEvents on arn:aws:events:${ARN}:event-bus/default`,
  ]);
});

test("rules are named with their bus, but for those of the default bus", () => {
  expect(ofEvents("PutRule", { Name: "All", EventBusName: "Shop" })).toEqual([
    `events:PutRule on arn:aws:events:${ARN}:rule/Shop/All`,
  ]);
  expect(ofEvents("PutTargets", { Rule: "All" })).toEqual([`events:PutTargets on arn:aws:events:${ARN}:rule/All`]);
});

test("parameters need their rights one by one, a path as a whole", () => {
  const arn = (name: string): string => `arn:aws:ssm:${ARN}:parameter/${name}`;
  expect(ofSsm("GetParameter", { Name: "/shop/open" })).toEqual([`ssm:GetParameter on ${arn("shop/open")}`]);
  expect(ofSsm("GetParameter", { Name: "open" })).toEqual([`ssm:GetParameter on ${arn("open")}`]);
  expect(ofSsm("GetParameters", { Names: ["a", "/b"] })).toEqual([
    `ssm:GetParameters on ${arn("a")}`,
    `ssm:GetParameters on ${arn("b")}`,
  ]);
  expect(ofSsm("GetParametersByPath", { Path: "/shop/" })).toEqual([`ssm:GetParametersByPath on ${arn("shop")}`]);
});

test("an e-mail needs the right to send as its sender's address, or as its domain", () => {
  const identity = `arn:aws:ses:${ARN}:identity`;
  const anyOf = `${identity}/shop@example.com or ${identity}/example.com`;
  expect(ofSes({ FromEmailAddress: "shop@example.com" })).toEqual([`ses:SendEmail on ${anyOf}`]);
  expect(ofSes({ FromEmailAddress: "The Shop <shop@example.com>", Content: { Simple: {} } })).toEqual([
    `ses:SendEmail on ${anyOf}`,
  ]);
  expect(ofSes({ FromEmailAddress: "shop@example.com", Content: { Raw: {} } })).toEqual([
    `ses:SendRawEmail on ${anyOf}`,
  ]);
  expect(ofSes({ FromEmailAddressIdentityArn: `${identity}/example.org`, ConfigurationSetName: "news" })).toEqual([
    `ses:SendEmail on ${identity}/example.org`,
    `ses:SendEmail on arn:aws:ses:${ARN}:configuration-set/news`,
  ]);
});

test("other operations of SES are refused to functions: what they need is not written down", () => {
  expect(permissionsOf({ scope: "ses", method: "GET", url: "/v2/email/account" })).toEqual(["unlisted"]);
});

test.each(["Items", "Items:live", `arn:aws:lambda:${ARN}:function:Items`])(
  "invoking %s is about the function",
  (name) => {
    const url = `/2015-03-31/functions/${encodeURIComponent(name)}/invocations`;
    expect(permissionsOf({ scope: "lambda", url })).toEqual([
      `lambda:InvokeFunction on arn:aws:lambda:${ARN}:function:Items`,
    ]);
  },
);
