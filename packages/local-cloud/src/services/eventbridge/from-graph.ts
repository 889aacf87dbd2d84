import { StreambridgeError } from "@streambridge/errors";
import { viewGraph } from "../../graph/graph-view.ts";
import type { Resource, ResourceGraph } from "../../graph/graph.ts";
import type { TagStore } from "../tag-store.ts";
import type { ArchiveSettings } from "./archives/archive.ts";
import type { Archives } from "./archives/archives.ts";
import { busName, DEFAULT_BUS, type Buses, type Target } from "./buses.ts";
import { compilePattern, type Pattern } from "./pattern/index.ts";
import { checkTarget } from "./operations/check-target.ts";
import { INVALID_EXPRESSION, readSchedule } from "./schedules/expression.ts";

/**
 * Makes the buses, rules, targets and archives that a program asked for.
 *
 * @throws StreambridgeError `GRAPH_UNSUPPORTED` for a pattern or a target that AWS would refuse, and for a bus or rule that is not
 * in the graph.
 */
export function addFromGraph(
  { buses, archives, tags }: { readonly buses: Buses; readonly archives: Archives; readonly tags: TagStore },
  graph: ResourceGraph,
  now: number,
): void {
  const view = viewGraph(graph);
  for (const bus of view.byType("aws:cloudwatch/eventBus:EventBus")) tags.add(addBus(buses, bus, now), tagsOf(bus));
  for (const rule of view.byType("aws:cloudwatch/eventRule:EventRule")) tags.add(addRule(buses, rule), tagsOf(rule));
  for (const target of view.byType("aws:cloudwatch/eventTarget:EventTarget")) addTarget(buses, target);
  for (const archive of view.byType("aws:cloudwatch/eventArchive:EventArchive")) addArchive(buses, archives, archive);
}

/** What the program asked for, with what the provider would have answered on top. */
type Values = Readonly<Record<string, unknown>>;

const valuesOf = ({ inputs, outputs }: Resource): Values => ({ ...inputs, ...outputs });

/** @returns Its ARN, as `addRule` does. */
function addBus(buses: Buses, resource: Resource, now: number): string {
  const values = valuesOf(resource);
  return buses.create(text(values["name"]) ?? resource.name, now, text(values["description"])).arn;
}

function addRule(buses: Buses, resource: Resource): string {
  const values = valuesOf(resource);
  const name = text(values["name"]) ?? resource.name;
  const bus = busOf(buses, resource, values["eventBusName"]);
  const patternText = text(values["eventPattern"]);
  const description = text(values["description"]);
  const scheduleExpression = text(values["scheduleExpression"]);
  if (scheduleExpression !== undefined) checkSchedule(resource, bus, scheduleExpression);
  const arn = buses.ruleArn(bus, name);
  buses.putRule({
    name,
    arn,
    bus,
    state: text(values["state"]) ?? (values["isEnabled"] === false ? "DISABLED" : "ENABLED"),
    ...(description !== undefined && { description }),
    ...(scheduleExpression !== undefined && { scheduleExpression }),
    ...(patternText !== undefined && {
      eventPattern: { text: patternText, pattern: patternOf("rule", resource, patternText) },
    }),
    targets: new Map(),
  });
  return arn;
}

const tagsOf = ({ inputs }: Resource): Readonly<Record<string, string>> =>
  (inputs["tags"] ?? {}) as Readonly<Record<string, string>>;

function patternOf(what: string, { name, urn }: Resource, pattern: string): Pattern {
  const compiled = compilePattern(pattern);
  if (compiled.ok) return compiled.pattern;
  throw new StreambridgeError("GRAPH_UNSUPPORTED", `${what} ${name}: ${compiled.message}`, {
    mend: `Correct the event pattern of ${name}: a deployment would be refused for it.`,
    detail: { [what]: urn, pattern },
  });
}

function checkSchedule({ name, urn }: Resource, bus: string, scheduleExpression: string): void {
  if (bus === DEFAULT_BUS && readSchedule(scheduleExpression) !== undefined) return;
  throw new StreambridgeError("GRAPH_UNSUPPORTED", `rule ${name}: ${INVALID_EXPRESSION}`, {
    mend: "Write rate(5 minutes) or cron(0 10 * * ? *), on the default bus: a deployment would be refused for this one.",
    detail: { rule: urn, scheduleExpression },
  });
}

function addArchive(buses: Buses, archives: Archives, resource: Resource): void {
  const values = valuesOf(resource);
  const bus = buses.find(busOf(buses, resource, values["eventSourceArn"]));
  const eventPattern = text(values["eventPattern"]);
  if (eventPattern !== undefined) patternOf("archive", resource, eventPattern);
  const settings: ArchiveSettings = withoutUndefined({
    description: text(values["description"]),
    eventPattern,
    retentionDays: number(values["retentionDays"]) ?? 0,
  });
  if (bus !== undefined) archives.create(text(values["name"]) ?? resource.name, bus, settings);
}

function addTarget(buses: Buses, resource: Resource): void {
  const values = valuesOf(resource);
  const bus = busOf(buses, resource, values["eventBusName"]);
  const ruleName = text(values["rule"]) ?? "";
  const rule = buses.find(bus)?.rules.get(ruleName);
  if (rule === undefined) {
    throw new StreambridgeError("GRAPH_UNSUPPORTED", `target ${resource.name}: no rule ${ruleName} on bus ${bus}`, {
      mend: "Name the target's rule and its bus as the rule itself does.",
    });
  }
  const target = targetOf(resource, values);
  checkAsDeployed(resource, target);
  rule.targets.set(target.Id, target);
}

function checkAsDeployed({ name, urn }: Resource, target: Target): void {
  try {
    checkTarget(target, "target");
  } catch (cause) {
    throw new StreambridgeError("GRAPH_UNSUPPORTED", `target ${name}: ${(cause as Error).message}`, {
      cause,
      mend: `Correct the target ${name}: a deployment would be refused for it.`,
      detail: { target: urn },
    });
  }
}

/** The name of a bus that the program has. */
function busOf(buses: Buses, resource: Resource, nameOrArn: unknown): string {
  const name = busName(text(nameOrArn) ?? DEFAULT_BUS);
  if (buses.find(name) !== undefined) return name;
  throw new StreambridgeError("GRAPH_UNSUPPORTED", `${resource.name}: no event bus ${name} in the program`, {
    mend: "Make the bus in the same program; a bus of another one is not there offline.",
  });
}

/** The provider's names for a target's parts, turned into the API's. */
function targetOf(resource: Resource, values: Values): Target {
  const transformer = part(values["inputTransformer"]);
  const deadLetter = part(values["deadLetterConfig"]);
  const retry = part(values["retryPolicy"]);
  const sqs = part(values["sqsTarget"]);
  return withoutUndefined({
    Id: text(values["targetId"]) ?? resource.name,
    Arn: text(values["arn"]) ?? "",
    RoleArn: text(values["roleArn"]),
    Input: text(values["input"]),
    InputPath: text(values["inputPath"]),
    InputTransformer: transformer && {
      InputPathsMap: (transformer["inputPaths"] ?? {}) as Readonly<Record<string, string>>,
      InputTemplate: text(transformer["inputTemplate"]) ?? "",
    },
    DeadLetterConfig: deadLetter && withoutUndefined({ Arn: text(deadLetter["arn"]) }),
    RetryPolicy:
      retry &&
      withoutUndefined({
        MaximumRetryAttempts: number(retry["maximumRetryAttempts"]),
        MaximumEventAgeInSeconds: number(retry["maximumEventAgeInSeconds"]),
      }),
    SqsParameters: sqs && withoutUndefined({ MessageGroupId: text(sqs["messageGroupId"]) }),
  });
}

function part(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function number(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

type WithoutUndefined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

function withoutUndefined<T extends object>(value: T): WithoutUndefined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as WithoutUndefined<T>;
}
