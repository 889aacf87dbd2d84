// For the boot: one mapping for each resource of type MAPPING_TYPE, started after the functions and queues are there.
export { checkMappings } from "./check-mappings.ts";
export {
  MAPPING_TYPE,
  readMappingSettings,
  type QueueMappingSettings,
  type StreamMappingSettings,
} from "./settings.ts";
export { startStreamMapping, type StreamMappingOptions } from "./stream/start-stream-mapping.ts";
export { startQueueMapping, type QueueMappingOptions } from "./queue/start-queue-mapping.ts";
export { addCounts, type EventCounts, type Mapping } from "./mapping.ts";
export { runMapping, type RunningMapping } from "./running-mapping.ts";
