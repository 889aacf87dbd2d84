import { DEFAULT_FUNCTION_TIMEOUT_S } from "../../../limits.ts";
import { viewGraph } from "../../../graph/graph-view.ts";
import type { ResourceGraph } from "../../../graph/graph.ts";
import type { Queues } from "../../sqs/queues.ts";
import { refusedMapping } from "./refuse-mapping.ts";
import {
  MAPPING_TYPE,
  readMappingSettings,
  type QueueMappingSettings,
  type StreamMappingSettings,
} from "./settings.ts";

type Settings = StreamMappingSettings | QueueMappingSettings;

/** Times as many as the function's timeout that AWS advises for the visibility timeout of its queue. */
const ADVISED_VISIBILITY = 6;

/**
 * Checks what AWS looks at beside a mapping itself when it makes one: whether the same source has the same function
 * already, and whether a queue hides its messages for as long as the function may take.
 *
 * @throws StreambridgeError `GRAPH_UNSUPPORTED`, in the words in which AWS would refuse the mapping.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
 */
export function checkMappings(graph: ResourceGraph, queues: Pick<Queues, "nameOfArn" | "attributesOf">): void {
  const known = new Map<string, Settings>();
  for (const resource of viewGraph(graph).byType(MAPPING_TYPE)) {
    const settings = readMappingSettings(resource);
    if (settings === undefined) continue;
    const key = JSON.stringify([settings.eventSourceArn, settings.functionName, settings.qualifier]);
    const first = known.get(key);
    if (first !== undefined) refuseDuplicate(settings, first);
    known.set(key, settings);
    if (settings.kind === "queue") checkVisibility(settings, graph, queues);
  }
}

function refuseDuplicate({ kind, name, eventSourceArn, functionName }: Settings, first: Settings): never {
  const pair =
    kind === "queue"
      ? `An event source mapping with SQS arn (" ${eventSourceArn} ") and function (" ${functionName} ") already exists.`
      : `The event source arn (" ${eventSourceArn} ") and function (" ${functionName} ") provided mapping already exists.`;
  throw refusedMapping(
    name,
    `${pair} Please update or delete the existing mapping with UUID ${first.uuid}`,
    `Leave one of ${first.name} and ${name} out of the stack`,
  );
}

function checkVisibility(
  { name, functionName, eventSourceArn }: QueueMappingSettings,
  graph: ResourceGraph,
  queues: Pick<Queues, "nameOfArn" | "attributesOf">,
): void {
  const queue = queues.nameOfArn(eventSourceArn);
  const functions = viewGraph(graph).byType("aws:lambda/function:Function");
  const invoked = functions.find(({ outputs }) => outputs["name"] === functionName);
  // A queue or function that the program does not make is refused, or warned of, elsewhere.
  if (queue === undefined || invoked === undefined) return;
  const visibility = Number(queues.attributesOf(queue)["VisibilityTimeout"]);
  const timeout = Number(invoked.inputs["timeout"] ?? DEFAULT_FUNCTION_TIMEOUT_S);
  if (visibility >= timeout) return;
  throw refusedMapping(
    name,
    `Queue visibility timeout: ${visibility} seconds is less than Function timeout: ${timeout} seconds`,
    `Hide messages of ${queue} for ${timeout} seconds at least (AWS advises ${ADVISED_VISIBILITY * timeout})`,
  );
}
