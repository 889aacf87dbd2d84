import type { Operations } from "../../gateway/operation.ts";
import type { EventBridgeContext, EventBridgeOperation } from "./context.ts";
import { cancelReplay } from "./cancel-replay.ts";
import { createArchive } from "./create-archive.ts";
import { createEventBus } from "./create-event-bus.ts";
import { deleteArchive } from "./delete-archive.ts";
import { deleteEventBus } from "./delete-event-bus.ts";
import { deleteRule } from "./delete-rule.ts";
import { describeArchive } from "./describe-archive.ts";
import { describeEventBus } from "./describe-event-bus.ts";
import { describeReplay } from "./describe-replay.ts";
import { describeRule } from "./describe-rule.ts";
import { listArchives } from "./list-archives.ts";
import { listEventBuses } from "./list-event-buses.ts";
import { listReplays } from "./list-replays.ts";
import { listRuleNamesByTarget } from "./list-rule-names-by-target.ts";
import { listRules } from "./list-rules.ts";
import { listTagsForResource } from "./list-tags-for-resource.ts";
import { listTargetsByRule } from "./list-targets-by-rule.ts";
import { putEvents } from "./put-events.ts";
import { putRule } from "./put-rule.ts";
import { putTargets } from "./put-targets.ts";
import { removeTargets } from "./remove-targets.ts";
import { disableRule, enableRule } from "./set-rule-state.ts";
import { startReplay } from "./start-replay.ts";
import { tagResource } from "./tag-resource.ts";
import { testEventPattern } from "./test-event-pattern.ts";
import { untagResource } from "./untag-resource.ts";
import { updateArchive } from "./update-archive.ts";

const all: Readonly<Record<string, EventBridgeOperation>> = {
  CancelReplay: cancelReplay,
  CreateArchive: createArchive,
  CreateEventBus: createEventBus,
  DeleteArchive: deleteArchive,
  DeleteEventBus: deleteEventBus,
  DeleteRule: deleteRule,
  DescribeArchive: describeArchive,
  DescribeEventBus: describeEventBus,
  DescribeReplay: describeReplay,
  DescribeRule: describeRule,
  DisableRule: disableRule,
  EnableRule: enableRule,
  ListArchives: listArchives,
  ListEventBuses: listEventBuses,
  ListReplays: listReplays,
  ListRuleNamesByTarget: listRuleNamesByTarget,
  ListRules: listRules,
  ListTagsForResource: listTagsForResource,
  ListTargetsByRule: listTargetsByRule,
  PutEvents: putEvents,
  PutRule: putRule,
  PutTargets: putTargets,
  RemoveTargets: removeTargets,
  StartReplay: startReplay,
  TagResource: tagResource,
  TestEventPattern: testEventPattern,
  UntagResource: untagResource,
  UpdateArchive: updateArchive,
};

/** The operations of EventBridge, one file each; every other one is answered as unknown. */
export function eventBridgeOperations(context: EventBridgeContext): Operations {
  return Object.fromEntries(Object.entries(all).map(([name, operation]) => [name, operation(context)]));
}
