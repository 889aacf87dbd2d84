import { expect, test } from "vitest";
import { queueArnOf } from "../../testing/graph-of.ts";
import { busOf, ruleOf, startEventBridge, targetOf } from "./testing/start-event-bridge.ts";

test.each([
  [
    "a pattern that AWS would refuse",
    [ruleOf("Cities", { detail: { city: [{ like: "B" }] } })],
    "GRAPH_UNSUPPORTED: rule Cities: Event pattern is not valid. Reason: Unrecognized match type like",
  ],
  [
    "a rule on a bus that the program does not have",
    [ruleOf("Cities", { source: ["shop"] }, { eventBusName: "Shop" })],
    "GRAPH_UNSUPPORTED: Cities: no event bus Shop in the program",
  ],
  [
    "a target of a rule that its bus does not have",
    [busOf("Shop"), ruleOf("Cities", { source: ["shop"] }), targetOf("Cities", { eventBusName: "Shop", arn: "arn" })],
    "GRAPH_UNSUPPORTED: target CitiesTarget: no rule Cities on bus Shop",
  ],
  [
    "a target that AWS would refuse",
    [ruleOf("Cities", { source: ["shop"] }), targetOf("Cities", { arn: queueArnOf("Mail"), inputPath: "detail" })],
    "GRAPH_UNSUPPORTED: target CitiesTarget: InputPath for target CitiesTarget is invalid.",
  ],
])("the boot stops at %s", (_what, resources, message) => {
  expect(() => startEventBridge(resources)).toThrow(message);
});
