import type { Operations } from "../../gateway/operation.ts";
import type { EventBridgeContext, EventBridgeOperation } from "./context.ts";
import { createEventBus } from "./create-event-bus.ts";
import { deleteEventBus } from "./delete-event-bus.ts";
import { deleteRule } from "./delete-rule.ts";
import { describeEventBus } from "./describe-event-bus.ts";
import { describeRule } from "./describe-rule.ts";
import { listEventBuses } from "./list-event-buses.ts";
import { listRuleNamesByTarget } from "./list-rule-names-by-target.ts";
import { listRules } from "./list-rules.ts";
import { listTargetsByRule } from "./list-targets-by-rule.ts";
import { putEvents } from "./put-events.ts";
import { putRule } from "./put-rule.ts";
import { putTargets } from "./put-targets.ts";
import { removeTargets } from "./remove-targets.ts";
import { disableRule, enableRule } from "./set-rule-state.ts";
import { testEventPattern } from "./test-event-pattern.ts";

const all: Readonly<Record<string, EventBridgeOperation>> = {
  CreateEventBus: createEventBus,
  DeleteEventBus: deleteEventBus,
  DeleteRule: deleteRule,
  DescribeEventBus: describeEventBus,
  DescribeRule: describeRule,
  DisableRule: disableRule,
  EnableRule: enableRule,
  ListEventBuses: listEventBuses,
  ListRuleNamesByTarget: listRuleNamesByTarget,
  ListRules: listRules,
  ListTargetsByRule: listTargetsByRule,
  PutEvents: putEvents,
  PutRule: putRule,
  PutTargets: putTargets,
  RemoveTargets: removeTargets,
  TestEventPattern: testEventPattern,
};

/** The operations of EventBridge, one file each; every other one is answered as unknown. */
export function eventBridgeOperations(context: EventBridgeContext): Operations {
  return Object.fromEntries(Object.entries(all).map(([name, operation]) => [name, operation(context)]));
}
