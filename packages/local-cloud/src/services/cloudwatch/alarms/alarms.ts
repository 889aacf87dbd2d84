import type { Clock } from "../../../clock.ts";
import type { ResourceGraph } from "../../../graph/graph.ts";
import type { Spy } from "../../../spy/facts.ts";
import type { MetricStore } from "../metrics/metric-store.ts";
import type { AlarmState } from "./alarm.ts";
import { notify } from "./notify.ts";
import { readAlarms } from "./read-alarms.ts";
import { WatchedAlarm, type Standing } from "./watched-alarm.ts";

/** The alarms of the graph, at work. */
export interface Alarms {
  /** In the order of their names. */
  readonly all: readonly WatchedAlarm[];
  /** Judges each alarm whose period ends at this minute, counted since the epoch. */
  evaluate(end: number): void;
  /** Puts an alarm into a state by hand, as SetAlarmState does. */
  set(alarm: WatchedAlarm, state: AlarmState, reason: string): void;
}

/** What alarms are made from. */
export interface AlarmsOptions {
  readonly graph: ResourceGraph;
  readonly store: MetricStore;
  readonly clock: Clock;
  readonly spy: Spy;
}

/** Makes the graph's alarms. One with a part that is not emulated is named in a warning, and never judged. */
export function createAlarms({ graph, store, clock, spy }: AlarmsOptions): Alarms {
  const all: WatchedAlarm[] = [];
  for (const read of readAlarms(graph)) {
    if (read.ok) all.push(new WatchedAlarm(read.alarm, store, clock.now()));
    else spy.tell({ kind: "warning", text: `The alarm ${read.name} is not evaluated here: ${read.reason}.` });
  }
  all.sort((one, other) => (one.alarm.name < other.alarm.name ? -1 : 1));

  const move = (watched: WatchedAlarm, reached: Omit<Standing, "since">): void => {
    const { standing, alarm } = watched;
    if (reached.state === standing.state) return;
    watched.set({ ...reached, since: clock.now() });
    const { state, reason } = reached;
    spy.tell({ kind: "alarm", alarm: alarm.name, from: standing.state, to: state, reason });
    notify(watched, standing.state, { app: graph.app, spy });
  };

  return {
    all,
    evaluate: (end) => {
      for (const watched of all) {
        if (end % watched.alarm.periodMinutes !== 0) continue;
        const reached = watched.evaluate(end);
        if (reached) move(watched, reached);
      }
    },
    set: (watched, state, reason) => move(watched, { state, reason }),
  };
}
