import { StreambridgeError } from "@streambridge/errors";
import type { Resource } from "../../../graph/graph.ts";

/** What both kinds of event source mapping have. A number that the program left out has AWS's default. */
interface CommonSettings {
  /** The logical name in the program; the spy's facts and the warnings use it. */
  readonly name: string;
  readonly uuid: string;
  /** The function's physical name. */
  readonly functionName: string;
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
 * @throws StreambridgeError `GRAPH_UNSUPPORTED` when the mapping lacks something that AWS insists on.
 */
export function readMappingSettings(resource: Resource): StreamMappingSettings | QueueMappingSettings | undefined {
  const values = { ...resource.inputs, ...resource.outputs };
  const eventSourceArn = textOr(values["eventSourceArn"], "");
  const [, , service, , , sourceName = ""] = eventSourceArn.split(":");
  const common: CommonSettings = {
    name: resource.name,
    uuid: textOr(values["uuid"], resource.name),
    functionName: functionNameOf(textOr(values["functionName"], "")),
    eventSourceArn,
    enabled: values["enabled"] !== false,
    batchSize: numberOr(values["batchSize"], service === "sqs" ? 10 : 100),
    windowSeconds: numberOr(values["maximumBatchingWindowInSeconds"], 0),
    reportsFailures: listOf(values["functionResponseTypes"]).includes("ReportBatchItemFailures"),
    filters: listOf(partOf(values["filterCriteria"])["filters"]).map((filter) => textOr(partOf(filter)["pattern"], "")),
  };
  if (service === "sqs") {
    checkQueue(common, sourceName.endsWith(".fifo"));
    return queueSettings(common, values);
  }
  return service === "dynamodb" ? streamSettings(common, values) : undefined;
}

function queueSettings(common: CommonSettings, values: Readonly<Record<string, unknown>>): QueueMappingSettings {
  const concurrency = partOf(values["scalingConfig"])["maximumConcurrency"];
  return { ...common, kind: "queue", ...(typeof concurrency === "number" && { maximumConcurrency: concurrency }) };
}

function streamSettings(common: CommonSettings, values: Readonly<Record<string, unknown>>): StreamMappingSettings {
  const startingPosition = values["startingPosition"];
  if (startingPosition !== "TRIM_HORIZON" && startingPosition !== "LATEST") {
    throw unsupported(common, "a stream mapping needs startingPosition TRIM_HORIZON or LATEST");
  }
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

// The API text wants the window for streams too, but AWS takes a stream mapping of 100 without one: it is its default.
function checkQueue(settings: CommonSettings, isFifo: boolean): void {
  if (settings.batchSize > 10 && settings.windowSeconds < 1) {
    throw unsupported(settings, "a batch of more than 10 needs a batching window of at least 1 second");
  }
  if (isFifo && settings.batchSize > 10) throw unsupported(settings, "a FIFO queue allows batches of 10 at most");
}

function unsupported({ name }: CommonSettings, problem: string): StreambridgeError {
  return new StreambridgeError("GRAPH_UNSUPPORTED", `event source mapping ${name}: ${problem}`, {
    mend: "Correct the mapping in the stack: a deployment would be refused for it.",
    detail: { mapping: name },
  });
}

/** The name in a function's name, ARN or qualified ARN. */
function functionNameOf(nameOrArn: string): string {
  return nameOrArn.includes(":function:") ? (nameOrArn.split(":")[6] ?? nameOrArn) : nameOrArn;
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
