import { StreambridgeError } from "@streambridge/errors";
import {
  startRestartableMapping,
  withReceivingFaults,
  withStreamFaults,
  type RestartableMapping,
} from "../faults/index.ts";
import { viewGraph } from "../graph/graph-view.ts";
import type { Resource, ResourceGraph } from "../graph/graph.ts";
import type { Iam } from "../iam/iam.ts";
import { actAsFunction } from "../iam/mapping/act-as-function.ts";
import { refusalOfMapping } from "../iam/mapping/refuse-mapping.ts";
import type { Functions } from "../services/lambda/functions.ts";
import {
  checkMappings,
  MAPPING_TYPE,
  readMappingSettings,
  runMapping,
  startQueueMapping,
  type RunningMapping,
} from "../services/lambda/mappings/index.ts";
import type { S3 } from "../services/s3/s3.ts";
import { holdWhileInvoked, holdWhileRead } from "./hold-clock.ts";
import { awaitPosition } from "./await-position.ts";
import type { Booting } from "./booting.ts";
import type { Stores } from "./start-stores.ts";

/**
 * Starts the event source mappings of a graph. One that AWS would refuse, since the role of its function lacks a right, is
 * named in a warning and does not run.
 *
 * @throws StreambridgeError `GRAPH_UNSUPPORTED` when one reads a stream or a queue that the graph does not have, or is such
 * that AWS would not make it whatever the rights are.
 */
export function startMappings(
  { clock, spy, faulting: { injector }, step, ending, warn }: Booting,
  graph: ResourceGraph,
  { dynamodb, s3, sqs: { queues } }: Stores,
  functions: Functions,
  iam: Iam,
): Promise<readonly RunningMapping[]> {
  const { region, accountId } = graph.app;
  const arnOf = (queue: string): string => `arn:aws:sqs:${region}:${accountId}:${queue}`;
  const stores = {
    queues: withReceivingFaults(queues, injector),
    putObject: (...object: Parameters<S3["put"]>) => s3.put(...object),
    arnOf,
  };

  const positions: Promise<void>[] = [];

  const startOne = (resource: Resource): RunningMapping | undefined => {
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
    const common = {
      ...actAsFunction(functionName, iam, stores),
      functions: holdWhileInvoked(functions, clock),
      clock,
      spy,
    };
    if (settings.kind === "queue") {
      return runMapping(settings, clock, (asked) => startQueueMapping({ ...common, settings: asked, region }));
    }
    if (!source) return undefined;
    const { source: awaited, positioned } = awaitPosition(holdWhileRead(source, clock));
    if (settings.enabled) positions.push(positioned);
    const faulty = withStreamFaults(awaited, name, injector);
    let reader: RestartableMapping | undefined;
    return runMapping(settings, clock, (asked) => {
      // What is still under way when a mapping is paused counts, if it ends before the mapping goes on, and not after that.
      const known = reader?.checkpoints ?? new Map<string, string>();
      const checkpoints = asked.enabled ? new Map(known) : known;
      reader = startRestartableMapping({ ...common, settings: asked, source: faulty, checkpoints }, injector);
      return reader;
    });
  };

  return step(
    "Start the event source mappings",
    async () => {
      checkMappings(graph, queues);
      const mappings = viewGraph(graph)
        .byType(MAPPING_TYPE)
        .flatMap((resource) => startOne(resource) ?? []);
      for (const mapping of mappings) ending.add(() => mapping.stop());
      await Promise.all(positions);
      return mappings;
    },
    (mappings) => `${mappings.length} mappings`,
  );
}

function refuse(mapping: string, arn: string): never {
  throw new StreambridgeError("GRAPH_UNSUPPORTED", `mapping ${mapping} reads ${arn}, which the graph does not have`);
}
