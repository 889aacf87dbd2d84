import type { Functions, Invocation } from "../../services/lambda/functions.ts";
import {
  addCounts,
  startStreamMapping,
  type EventCounts,
  type Mapping,
  type StreamMappingOptions,
} from "../../services/lambda/mappings/index.ts";
import type { Injector } from "../injector.ts";

/** A mapping with what its reader has committed, from which another one can go on. */
export interface RestartableMapping extends Mapping {
  readonly checkpoints: Map<string, string>;
}

/**
 * Starts a stream mapping whose reader can be lost and replaced at any invocation: before it, during it, or after it and
 * before its end is committed. The new reader begins behind the last committed position, so that records come again; what
 * the old one still has under way runs on and is not heard of any more, as when a poller of Lambda's is replaced.
 */
export function startRestartableMapping(options: StreamMappingOptions, injector: Injector): RestartableMapping {
  const { settings, functions } = options;
  const place = { service: "lambda", operation: "ReadStream", resource: settings.name, caller: "lambda" };
  const past: EventCounts[] = [];
  let checkpoints = options.checkpoints ?? new Map<string, string>();
  let current = start();

  function start(): Mapping {
    return startStreamMapping({ ...options, checkpoints, functions: { ...functions, invoke } });
  }

  function restart(): void {
    past.push(current.counts);
    void current.stop();
    // What the old reader commits from now on is lost.
    checkpoints = new Map(checkpoints);
    current = start();
  }

  async function invoke(...asked: Parameters<Functions["invoke"]>): Promise<Invocation> {
    const strike = canRestart() ? injector.meet(place, ["reader-restarted"]) : undefined;
    if (!strike) return functions.invoke(...asked);
    const moment = strike.settle("moment");
    if (moment >= 1 / 3) {
      const invoked = functions.invoke(...asked);
      // Nobody hears any more how it ended.
      invoked.catch(() => {});
      if (moment >= 2 / 3) await invoked.catch(() => {});
    }
    restart();
    return new Promise(() => {});
  }

  /** A reader that began at the end of the stream has no position to go back to before its first commit. */
  function canRestart(): boolean {
    return injector.isOn && (settings.startingPosition === "TRIM_HORIZON" || checkpoints.size > 0);
  }

  return {
    name: settings.name,
    get checkpoints() {
      return checkpoints;
    },
    get counts() {
      return past.reduce(addCounts, current.counts);
    },
    stop: () => current.stop(),
  };
}
