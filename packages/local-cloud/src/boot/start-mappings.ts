import { StreambridgeError } from "@streambridge/errors";
import type { Clock } from "../clock.ts";
import { viewGraph } from "../graph/graph-view.ts";
import type { ResourceGraph } from "../graph/graph.ts";
import type { DynamoDb } from "../services/dynamodb/dynamodb.ts";
import type { Functions } from "../services/lambda/functions.ts";
import {
  MAPPING_TYPE,
  readMappingSettings,
  startQueueMapping,
  startStreamMapping,
  type Mapping,
} from "../services/lambda/mappings/index.ts";
import type { S3 } from "../services/s3/s3.ts";
import type { Queues } from "../services/sqs/queues.ts";
import type { Spy } from "../spy/facts.ts";

/** What mappings connect. */
export interface MappingParts {
  readonly graph: ResourceGraph;
  readonly dynamodb: DynamoDb;
  readonly queues: Queues;
  readonly s3: S3;
  readonly functions: Functions;
  readonly clock: Clock;
  readonly spy: Spy;
}

/**
 * Starts the event source mappings of a graph.
 *
 * @throws StreambridgeError `GRAPH_UNSUPPORTED` when one reads a stream or a queue that the graph does not have.
 */
export function startMappings(parts: MappingParts): readonly Mapping[] {
  return viewGraph(parts.graph)
    .byType(MAPPING_TYPE)
    .flatMap((resource) => {
      const settings = readMappingSettings(resource);
      if (!settings) {
        parts.spy.tell({ kind: "warning", text: `mapping ${resource.name}: its event source is not emulated` });
        return [];
      }
      if (settings.kind === "stream") {
        const source =
          parts.dynamodb.streamSource(settings.eventSourceArn) ?? refuse(settings.name, settings.eventSourceArn);
        return [startStreamMapping({ ...parts, settings, source, putObject: parts.s3.put })];
      }
      if (parts.queues.nameOfArn(settings.eventSourceArn) === undefined) refuse(settings.name, settings.eventSourceArn);
      return [startQueueMapping({ ...parts, settings, region: parts.graph.app.region })];
    });
}

function refuse(mapping: string, arn: string): never {
  throw new StreambridgeError("GRAPH_UNSUPPORTED", `mapping ${mapping} reads ${arn}, which the graph does not have`);
}
