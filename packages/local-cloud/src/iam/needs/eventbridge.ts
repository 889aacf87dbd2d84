import { busName, DEFAULT_BUS } from "../../services/eventbridge/buses.ts";
import { jsonService } from "./json-service.ts";
import { listIn, need, textIn, type Input, type OperationNeeds, type Place } from "./need.ts";

function busArn({ region, accountId }: Place, nameOrArn: unknown): string {
  return `arn:aws:events:${region}:${accountId}:event-bus/${busName(textIn(nameOrArn) || undefined)}`;
}

/** Rules of the default bus do not name it. */
function ruleArn({ region, accountId }: Place, bus: unknown, rule: unknown): string {
  const name = busName(textIn(bus) || undefined);
  return `arn:aws:events:${region}:${accountId}:rule/${name === DEFAULT_BUS ? "" : `${name}/`}${textIn(rule)}`;
}

const onBus =
  (action: string, parameter: string): OperationNeeds =>
  (input, place) => [need(`events:${action}`, busArn(place, input[parameter]))];

const onRule =
  (action: string, parameter: string): OperationNeeds =>
  (input, place) => [need(`events:${action}`, ruleArn(place, input["EventBusName"], input[parameter]))];

const onArchive =
  (action: string): OperationNeeds =>
  ({ ArchiveName }, { region, accountId }) => [
    need(`events:${action}`, `arn:aws:events:${region}:${accountId}:archive/${textIn(ArchiveName)}`),
  ];

const onReplay =
  (action: string): OperationNeeds =>
  ({ ReplayName }, { region, accountId }) => [
    need(`events:${action}`, `arn:aws:events:${region}:${accountId}:replay/${textIn(ReplayName)}`),
  ];

const onArn =
  (action: string): OperationNeeds =>
  ({ ResourceARN }) => [need(`events:${action}`, textIn(ResourceARN))];

const onNothing =
  (action: string): OperationNeeds =>
  () => [need(`events:${action}`, "*")];

/** A right for each bus that an entry is for. */
function putEvents({ Entries }: Input, place: Place): ReturnType<OperationNeeds> {
  const arns = new Set(listIn(Entries).map(({ EventBusName }) => busArn(place, EventBusName)));
  return [...arns].map((arn) => need("events:PutEvents", arn));
}

/**
 * What each operation of EventBridge needs.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridge.html
 */
export const EVENTS: Readonly<Record<string, OperationNeeds>> = {
  CancelReplay: onReplay("CancelReplay"),
  CreateArchive: onArchive("CreateArchive"),
  CreateEventBus: onBus("CreateEventBus", "Name"),
  DeleteArchive: onArchive("DeleteArchive"),
  DeleteEventBus: onBus("DeleteEventBus", "Name"),
  DeleteRule: onRule("DeleteRule", "Name"),
  DescribeArchive: onArchive("DescribeArchive"),
  DescribeEventBus: onBus("DescribeEventBus", "Name"),
  DescribeReplay: onReplay("DescribeReplay"),
  DescribeRule: onRule("DescribeRule", "Name"),
  DisableRule: onRule("DisableRule", "Name"),
  EnableRule: onRule("EnableRule", "Name"),
  ListArchives: onNothing("ListArchives"),
  ListEventBuses: onNothing("ListEventBuses"),
  ListReplays: onNothing("ListReplays"),
  ListRuleNamesByTarget: onNothing("ListRuleNamesByTarget"),
  ListRules: onNothing("ListRules"),
  ListTagsForResource: onArn("ListTagsForResource"),
  ListTargetsByRule: onRule("ListTargetsByRule", "Rule"),
  PutEvents: putEvents,
  PutRule: onRule("PutRule", "Name"),
  PutTargets: onRule("PutTargets", "Rule"),
  RemoveTargets: onRule("RemoveTargets", "Rule"),
  StartReplay: onReplay("StartReplay"),
  TagResource: onArn("TagResource"),
  TestEventPattern: onNothing("TestEventPattern"),
  UntagResource: onArn("UntagResource"),
  UpdateArchive: onArchive("UpdateArchive"),
  UpdateEventBus: onBus("UpdateEventBus", "Name"),
};

export const needsOfEventBridge = jsonService(EVENTS);
