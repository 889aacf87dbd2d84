import type { NotReplayed, Replay } from "../replay.ts";
import { deliveries } from "./deliveries.ts";
import { eventBuses } from "./event-buses.ts";
import { inputs } from "./inputs.ts";
import { leftOut } from "./left-out.ts";
import { matchingRules } from "./matching-rules.ts";
import { patterns } from "./patterns.ts";
import { putEvents } from "./put-events.ts";
import { queueMappings } from "./queue-mappings.ts";
import { refusedMappings } from "./refused-mappings.ts";
import { rules } from "./rules.ts";
import { streamMappings } from "./stream-mappings.ts";
import { targets } from "./targets.ts";

/** Every scenario. A recording is replayed by the first whose tests it is among. */
export const replays: readonly (Replay | NotReplayed)[] = [
  ...putEvents,
  ...eventBuses,
  ...rules,
  ...targets,
  ...deliveries,
  ...matchingRules,
  ...inputs,
  ...patterns,
  ...streamMappings,
  ...queueMappings,
  ...refusedMappings,
  ...leftOut,
];
