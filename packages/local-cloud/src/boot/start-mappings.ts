import { StreambridgeError } from "@streambridge/errors";
import { viewGraph } from "../graph/graph-view.ts";
import type { Resource, ResourceGraph } from "../graph/graph.ts";
import type { Functions } from "../services/lambda/functions.ts";
import {
  MAPPING_TYPE,
  readMappingSettings,
  startQueueMapping,
  startStreamMapping,
  type Mapping,
} from "../services/lambda/mappings/index.ts";
import type { Booting } from "./booting.ts";
import type { Stores } from "./start-stores.ts";

/**
 * Starts the event source mappings of a graph.
 *
 * @throws StreambridgeError `GRAPH_UNSUPPORTED` when one reads a stream or a queue that the graph does not have.
 */
export function startMappings(
  { clock, spy, step, ending, warn }: Booting,
  graph: ResourceGraph,
  { dynamodb, s3, sqs: { queues } }: Stores,
  functions: Functions,
): Promise<readonly Mapping[]> {
  const common = { queues, functions, clock, spy };

  const startOne = (resource: Resource): Mapping | undefined => {
    const settings = readMappingSettings(resource);
    if (!settings) {
      warn(`mapping ${resource.name}: its event source is not emulated`);
      return undefined;
    }
    const { name, eventSourceArn } = settings;
    if (settings.kind === "stream") {
      const source = dynamodb.streamSource(eventSourceArn) ?? refuse(name, eventSourceArn);
      return startStreamMapping({ ...common, settings, source, putObject: s3.put });
    }
    if (queues.nameOfArn(eventSourceArn) === undefined) refuse(name, eventSourceArn);
    return startQueueMapping({ ...common, settings, region: graph.app.region });
  };

  return step(
    "Start the event source mappings",
    () => {
      const mappings = viewGraph(graph)
        .byType(MAPPING_TYPE)
        .flatMap((resource) => startOne(resource) ?? []);
      for (const mapping of mappings) ending.add(() => mapping.stop());
      return mappings;
    },
    (mappings) => `${mappings.length} mappings`,
  );
}

function refuse(mapping: string, arn: string): never {
  throw new StreambridgeError("GRAPH_UNSUPPORTED", `mapping ${mapping} reads ${arn}, which the graph does not have`);
}
