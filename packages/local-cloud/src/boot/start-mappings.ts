import { StreambridgeError } from "@streambridge/errors";
import { viewGraph } from "../graph/graph-view.ts";
import type { Resource, ResourceGraph } from "../graph/graph.ts";
import type { Iam } from "../iam/iam.ts";
import { actAsFunction } from "../iam/mapping/act-as-function.ts";
import { refusalOfMapping } from "../iam/mapping/refuse-mapping.ts";
import type { Functions } from "../services/lambda/functions.ts";
import {
  MAPPING_TYPE,
  readMappingSettings,
  startQueueMapping,
  startStreamMapping,
  type Mapping,
} from "../services/lambda/mappings/index.ts";
import type { S3 } from "../services/s3/s3.ts";
import type { Booting } from "./booting.ts";
import type { Stores } from "./start-stores.ts";

/**
 * Starts the event source mappings of a graph. One that AWS would refuse, since the role of its function lacks a right, is
 * named in a warning and does not run.
 *
 * @throws StreambridgeError `GRAPH_UNSUPPORTED` when one reads a stream or a queue that the graph does not have.
 */
export function startMappings(
  { clock, spy, step, ending, warn }: Booting,
  graph: ResourceGraph,
  { dynamodb, s3, sqs: { queues } }: Stores,
  functions: Functions,
  iam: Iam,
): Promise<readonly Mapping[]> {
  const { region, accountId } = graph.app;
  const arnOf = (queue: string): string => `arn:aws:sqs:${region}:${accountId}:${queue}`;
  const stores = { queues, putObject: (...object: Parameters<S3["put"]>) => s3.put(...object), arnOf };

  const startOne = (resource: Resource): Mapping | undefined => {
    const settings = readMappingSettings(resource);
    if (!settings) {
      warn(`mapping ${resource.name}: its event source is not emulated`);
      return undefined;
    }
    const { name, functionName, eventSourceArn } = settings;
    const source = settings.kind === "stream" ? dynamodb.streamSource(eventSourceArn) : undefined;
    if (!source && queues.nameOfArn(eventSourceArn) === undefined) refuse(name, eventSourceArn);
    const refusal = refusalOfMapping(
      settings,
      (action, arn) => iam.authorizeFunction(functionName, action, arn).allowed,
    );
    if (refusal !== undefined) {
      warn(`AWS would refuse the mapping ${name}, so it does not run here: ${refusal}`);
      return undefined;
    }
    const common = { ...actAsFunction(functionName, iam, stores), functions, clock, spy };
    if (settings.kind === "queue") return startQueueMapping({ ...common, settings, region });
    return source && startStreamMapping({ ...common, settings, source });
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
