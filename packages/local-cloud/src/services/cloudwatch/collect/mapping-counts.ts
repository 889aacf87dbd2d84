import { viewGraph } from "../../../graph/graph-view.ts";
import type { ResourceGraph } from "../../../graph/graph.ts";
import type { FactOf } from "../../../spy/facts.ts";
import { MAPPING_TYPE } from "../../lambda/mappings/index.ts";
import type { MetricStore } from "../metrics/metric-store.ts";
import type { Series } from "../metrics/series.ts";

/**
 * The counts of event source mappings that ask for them (`metricsConfig`), and the failures of on-failure destinations, which
 * are a function's ("Types of metrics for Lambda functions"). AWS does not say whether what such a destination does not
 * take counts as dropped as well; here it does.
 */
export function createMappingCounts(store: MetricStore, graph: ResourceGraph) {
  const mappings = new Map(readMappings(graph).map((mapping) => [mapping.name, mapping]));
  const series = new Map<string, Series>();

  const seriesOf = (uuid: string, name: string): Series => {
    const key = `${uuid} ${name}`;
    const known = series.get(key);
    if (known) return known;
    const dimensions = { EventSourceMappingUUID: uuid };
    const made = store.seriesOf({ namespace: "AWS/Lambda", name, dimensions });
    series.set(key, made);
    return made;
  };

  return {
    counted: ({ mapping, metric, events, at }: FactOf<"events-counted">): void => {
      const found = mappings.get(mapping);
      if (!found) return;
      if (found.counts) seriesOf(found.uuid, metric).add(at, events);
      if (metric !== "DroppedEventCount" || !found.hasDestination) return;
      const dimensions = { FunctionName: found.functionName };
      store.add({ namespace: "AWS/Lambda", name: "DestinationDeliveryFailures", dimensions }, at, 1);
    },
  };
}

function readMappings(graph: ResourceGraph) {
  return viewGraph(graph)
    .byType(MAPPING_TYPE)
    .map(({ name, inputs, outputs }) => {
      const { metrics = [] } = (inputs["metricsConfig"] ?? {}) as { metrics?: readonly string[] };
      const { onFailure } = (inputs["destinationConfig"] ?? {}) as { onFailure?: unknown };
      return {
        name,
        uuid: typeof outputs["uuid"] === "string" ? outputs["uuid"] : name,
        functionName: String(inputs["functionName"]).split(":function:").at(-1) ?? "",
        counts: metrics.includes("EventCount"),
        hasDestination: onFailure !== undefined,
      };
    });
}
