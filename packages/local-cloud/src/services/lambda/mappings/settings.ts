import { StreambridgeError } from "@streambridge/errors";
import type { Resource } from "../../../graph/graph.ts";
import { checkSettings } from "./check-settings.ts";
import { refusedMapping } from "./refuse-mapping.ts";

/** What both kinds of event source mapping have. A number that the program left out has AWS's default. */
interface CommonSettings {
  /** The logical name in the program; the spy's facts and the warnings use it. */
  readonly name: string;
  readonly uuid: string;
  /** The function's physical name. */
  readonly functionName: string;
  /** The function's version or alias, where the program names one. */
  readonly qualifier?: string;
  readonly eventSourceArn: string;
  /** A disabled mapping does not poll. */
  readonly enabled: boolean;
  readonly batchSize: number;
  readonly windowSeconds: number;
  /** Whether the function's answer names the records that failed (`ReportBatchItemFailures`). */
  readonly reportsFailures: boolean;
  /** JSON texts of patterns; a record passes if one of them matches. Empty: all pass. */
  readonly filters: readonly string[];
}

/** A mapping that reads a DynamoDB stream. */
export interface StreamMappingSettings extends CommonSettings {
  readonly kind: "stream";
  readonly startingPosition: "TRIM_HORIZON" | "LATEST";
  /** Batches of one shard in flight at once, 1 to 10. */
  readonly parallelizationFactor: number;
  /** Retries after the first try; -1: until the record is too old. */
  readonly maximumRetryAttempts: number;
  /** -1: as long as the stream keeps it. */
  readonly maximumRecordAgeSeconds: number;
  /** Whether a failed batch is halved. */
  readonly bisects: boolean;
  /** ARN of the queue or bucket that is told of what was given up. */
  readonly onFailureArn?: string;
}

/** A mapping that receives from a queue. */
export interface QueueMappingSettings extends CommonSettings {
  readonly kind: "queue";
  /** Batches in flight at once. */
  readonly maximumConcurrency?: number;
}

/** Pulumi's type token of an event source mapping. */
export const MAPPING_TYPE = "aws:lambda/eventSourceMapping:EventSourceMapping";

/**
 * Reads the settings of a mapping from the graph.
 *
 * @param resource of type {@link MAPPING_TYPE}.
 * @returns undefined for a source that is neither a DynamoDB stream nor a queue: it is not emulated.
 * @throws StreambridgeError `GRAPH_UNSUPPORTED` when the mapping lacks something that AWS insists on, or has a number that it refuses.
 */
export function readMappingSettings(resource: Resource): StreamMappingSettings | QueueMappingSettings | undefined {
  const values = { ...resource.inputs, ...resource.outputs };
  const eventSourceArn = textOr(values["eventSourceArn"], "");
  const service = eventSourceArn.split(":")[2];
  if (service !== "sqs" && service !== "dynamodb") return undefined;
  const common: CommonSettings = {
    name: resource.name,
    uuid: textOr(values["uuid"], resource.name),
    ...functionIn(textOr(values["functionName"], "")),
    eventSourceArn,
    enabled: values["enabled"] !== false,
    batchSize: numberOr(values["batchSize"], service === "sqs" ? 10 : 100),
    windowSeconds: numberOr(values["maximumBatchingWindowInSeconds"], 0),
    reportsFailures: listOf(values["functionResponseTypes"]).includes("ReportBatchItemFailures"),
    filters: listOf(partOf(values["filterCriteria"])["filters"]).map((filter) => textOr(partOf(filter)["pattern"], "")),
  };
  const settings = service === "sqs" ? queueSettings(common, values) : streamSettings(common, values);
  checkSettings(settings);
  return settings;
}

function queueSettings(common: CommonSettings, values: Readonly<Record<string, unknown>>): QueueMappingSettings {
  const concurrency = partOf(values["scalingConfig"])["maximumConcurrency"];
  return { ...common, kind: "queue", ...(typeof concurrency === "number" && { maximumConcurrency: concurrency }) };
}

function streamSettings(common: CommonSettings, values: Readonly<Record<string, unknown>>): StreamMappingSettings {
  if (numberOr(values["tumblingWindowInSeconds"], 0) > 0) refuseTumbling(common.name);
  const startingPosition = startingPositionOf(common, textOr(values["startingPosition"], ""));
  const onFailureArn = partOf(partOf(values["destinationConfig"])["onFailure"])["destinationArn"];
  return {
    ...common,
    kind: "stream",
    startingPosition,
    parallelizationFactor: numberOr(values["parallelizationFactor"], 1),
    maximumRetryAttempts: numberOr(values["maximumRetryAttempts"], -1),
    maximumRecordAgeSeconds: numberOr(values["maximumRecordAgeInSeconds"], -1),
    bisects: values["bisectBatchOnFunctionError"] === true,
    ...(typeof onFailureArn === "string" && { onFailureArn }),
  };
}

function refuseTumbling(mapping: string): never {
  throw new StreambridgeError(
    "GRAPH_UNSUPPORTED",
    `event source mapping ${mapping}: tumbling windows are not emulated`,
    {
      mend: "Leave tumblingWindowInSeconds out of the stage that runs here: batches without their state would be another program.",
      detail: { mapping },
    },
  );
}

/** A stream of DynamoDB cannot be read from a time on. */
function startingPositionOf(
  { name, eventSourceArn }: CommonSettings,
  position: string,
): StreamMappingSettings["startingPosition"] {
  if (position === "TRIM_HORIZON" || position === "LATEST") return position;
  if (position === "AT_TIMESTAMP") {
    throw refusedMapping(name, `Unsupported starting position for arn type: ${eventSourceArn}`);
  }
  const [value, constraint] =
    position === ""
      ? ["null", "Member must not be null."]
      : [`'${position}'`, "Member must satisfy enum value set: [LATEST, AT_TIMESTAMP, TRIM_HORIZON]"];
  throw refusedMapping(
    name,
    `1 validation error detected: Value ${value} at 'startingPosition' failed to satisfy constraint: ${constraint}`,
  );
}

/** The function in a name, an ARN or either with a version or alias behind it. */
function functionIn(nameOrArn: string): Pick<CommonSettings, "functionName" | "qualifier"> {
  const name = nameOrArn.split(":function:").at(-1) ?? nameOrArn;
  const [functionName = "", qualifier] = name.split(":");
  return { functionName, ...(qualifier !== undefined && { qualifier }) };
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === "string" ? value : otherwise;
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === "number" ? value : otherwise;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function partOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
