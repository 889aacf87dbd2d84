// For those who boot a program and look at what happens.
export { startLocalCloud } from "./boot.ts";
export type { LocalCloud, LocalCloudOptions } from "./local-cloud.ts";
export type { BusEvent, Fact, FactKind, FactOf, Spy } from "./spy/facts.ts";
export type { Clock } from "./clock.ts";
export { createManualClock, type ManualClock } from "./manual-clock.ts";
export {
  ANYONE,
  describePlace,
  FAULT_KINDS,
  planFaults,
  type CloudFaults,
  type FaultKind,
  type FaultPlan,
  type FaultRule,
  type FaultWishes,
  type Place,
  type PlacePattern,
} from "./faults/index.ts";
export type { Message, MessageAttribute, Queues } from "./services/sqs/queues.ts";
export type { Functions, Invocation } from "./services/lambda/functions.ts";

// For those who look at the graph itself, or boot one that they have.
export { bootGraph } from "./boot.ts";
export {
  SECRET_TOKEN,
  type FunctionBuild,
  type RecordOptions,
  type Resource,
  type ResourceGraph,
} from "./graph/graph.ts";
export { recordGraph } from "./graph/record-graph.ts";
export { physicalNameOf, viewGraph, type GraphView } from "./graph/graph-view.ts";
export { copyProject, type ProjectCopy } from "./graph/copy-project.ts";
