import type { Clock } from "../../../clock.ts";
import { addCounts, type EventCounts, type Mapping } from "./mapping.ts";
import type { QueueMappingSettings, StreamMappingSettings } from "./settings.ts";

/** A mapping that can be paused and go on, as UpdateEventSourceMapping does with `Enabled`. */
export interface RunningMapping extends Mapping {
  readonly settings: QueueMappingSettings | StreamMappingSettings;
  readonly isEnabled: boolean;
  /** When it was made, paused or resumed last, in ms since the epoch. */
  readonly changedAt: number;
  /**
   * Pauses it: nothing is read or received any more, and what is under way may end. Or has it go on: a stream behind the
   * last record that it finished (where it began at LATEST and has finished none, at LATEST), whatever has become too old
   * meanwhile given up.
   */
  setEnabled(enabled: boolean): Promise<void>;
}

/** @param start Starts a mapping, enabled or not; called anew for each change. */
export function runMapping<Settings extends QueueMappingSettings | StreamMappingSettings>(
  settings: Settings,
  clock: Clock,
  start: (settings: Settings) => Mapping,
): RunningMapping {
  const past: EventCounts[] = [];
  let current = start(settings);
  let isEnabled = settings.enabled;
  let changedAt = clock.now();
  return {
    name: settings.name,
    settings,
    get isEnabled() {
      return isEnabled;
    },
    get changedAt() {
      return changedAt;
    },
    get counts() {
      return past.reduce(addCounts, current.counts);
    },
    setEnabled: async (enabled) => {
      if (enabled === isEnabled) return;
      isEnabled = enabled;
      changedAt = clock.now();
      const before = current;
      await before.stop();
      past.push(before.counts);
      current = start({ ...settings, enabled });
    },
    stop: () => current.stop(),
  };
}
