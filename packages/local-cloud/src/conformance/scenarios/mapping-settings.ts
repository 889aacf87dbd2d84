import { resourceOf } from "../../testing/graph-of.ts";
import { MAPPING_TYPE, readMappingSettings } from "../../services/lambda/mappings/index.ts";
import type { QueueMappingSettings, StreamMappingSettings } from "../../services/lambda/mappings/index.ts";
import { HANDLER } from "./script-answers.ts";

/**
 * Turns the parameters of CreateEventSourceMapping into settings, the way that a graph's mapping takes: names as the
 * provider has them, defaults and refusals of the mapping itself.
 *
 * @param destinationArn what stands in for the on-failure destination, where there is one.
 * @throws StreambridgeError `GRAPH_UNSUPPORTED` for what AWS would refuse.
 */
export function settingsOf(
  parameters: Readonly<Record<string, unknown>>,
  eventSourceArn: string,
  destinationArn?: string,
): StreamMappingSettings | QueueMappingSettings {
  const inputs = {
    startingPosition: "TRIM_HORIZON",
    ...Object.fromEntries(Object.entries(parameters).map(([name, value]) => [lowerFirst(name), value])),
    eventSourceArn,
    functionName: HANDLER,
    filterCriteria: { filters: filtersOf(parameters) },
    destinationConfig: { onFailure: { destinationArn } },
    scalingConfig: { maximumConcurrency: partOf(parameters["ScalingConfig"])["MaximumConcurrency"] },
  };
  const settings = readMappingSettings(resourceOf(MAPPING_TYPE, "Reader", inputs, { uuid: MAPPING_ID }));
  if (settings === undefined) throw new Error(`${eventSourceArn} is neither a stream nor a queue`);
  return settings;
}

/** The on-failure destination that the parameters name; undefined: none. */
export function destinationOf(parameters: Readonly<Record<string, unknown>>): string | undefined {
  const destination = partOf(partOf(parameters["DestinationConfig"])["OnFailure"])["Destination"];
  return typeof destination === "string" ? destination : undefined;
}

const MAPPING_ID = "11111111-2222-4333-8444-555555555555";

/** Patterns may be written as JSON; the API takes their text. */
function filtersOf(parameters: Readonly<Record<string, unknown>>): readonly { readonly pattern: string }[] {
  const filters = partOf(parameters["FilterCriteria"])["Filters"];
  if (!Array.isArray(filters)) return [];
  return filters.map((filter: unknown) => {
    const { Pattern } = partOf(filter);
    return { pattern: typeof Pattern === "string" ? Pattern : JSON.stringify(Pattern ?? null) };
  });
}

function partOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
