import { createPager, type Pager } from "./alarms/pager.ts";
import { watchArchive } from "./alarms/watch-archive.ts";
import { watchBridge, type BridgeParts } from "./alarms/watch-bridge.ts";
import { watchConsumer } from "./alarms/watch-consumer.ts";
import { watchFunctions } from "./alarms/watch-functions.ts";
import { watchSchedules } from "./alarms/watch-schedules.ts";
import type { Consumer } from "./consumer.ts";

/**
 * Makes the topic that all alarms go to, and an alarm for each way in which something can be lost unseen. It comes after
 * everything else: every function and every schedule that has been made by then is watched.
 */
export function createAlarms(parts: BridgeParts, consumers: readonly Consumer[]): Pager {
  const pager = createPager();
  watchFunctions(pager);
  watchSchedules(pager);
  watchBridge(pager, parts);
  watchArchive(pager);
  for (const consumer of consumers) watchConsumer(pager, consumer);
  return pager;
}
