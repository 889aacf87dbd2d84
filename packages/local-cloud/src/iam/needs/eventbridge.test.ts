import { expect, test } from "vitest";
import type { EventBridgeContext } from "../../services/eventbridge/operations/context.ts";
import { eventBridgeOperations } from "../../services/eventbridge/operations/index.ts";
import { permissionsOf } from "../testing/needs-of.ts";
import { EVENTS } from "./eventbridge.ts";

const ARN = "arn:aws:events:us-east-1:000000000000";
const of = (operation: string, body: object) => permissionsOf({ target: `AWSEvents.${operation}`, body });

test("every operation that is served has its needs", () => {
  const served = Object.keys(eventBridgeOperations({} as EventBridgeContext));
  expect(served.length).toBeGreaterThan(10);
  expect(served.filter((name) => !(name in EVENTS))).toEqual([]);
});

test("PutEvents needs the right on each bus that an entry is for, once", () => {
  const Entries = [{ EventBusName: "Shop" }, { EventBusName: `${ARN}:event-bus/Shop` }, { Source: "a" }];
  expect(of("PutEvents", { Entries })).toEqual([
    `events:PutEvents on ${ARN}:event-bus/Shop`,
    `events:PutEvents on ${ARN}:event-bus/default`,
  ]);
});

test("rules are named with their bus, but for those of the default bus", () => {
  expect(of("PutRule", { Name: "All", EventBusName: "Shop" })).toEqual([`events:PutRule on ${ARN}:rule/Shop/All`]);
  expect(of("PutTargets", { Rule: "All" })).toEqual([`events:PutTargets on ${ARN}:rule/All`]);
});
