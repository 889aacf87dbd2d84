import type { Clock } from "../../../clock.ts";
import { keptEvents, type Archive } from "../archives/archive.ts";
import type { Archives } from "../archives/archives.ts";
import type { Bus, Buses } from "../buses.ts";
import { MINUTE_MS, REPLAY_BETWEEN_MINUTES_MS, REPLAY_STARTING_MS } from "../limits.ts";
import { asReplayed, type AcceptedEvent } from "../put-events/envelope.ts";
import type { Replay } from "./replay.ts";

/** What a replay works with. */
export interface ReplayContext {
  readonly buses: Buses;
  readonly archives: Archives;
  readonly clock: Clock;
  /** 0 to 1; it decides the order within a minute. */
  readonly random: () => number;
  /** Takes an event to the rules of the bus, or to those of them whose ARNs are given. */
  readonly route: (bus: Bus, accepted: AcceptedEvent, only?: ReadonlySet<string>) => void;
  readonly stopped: AbortSignal;
}

/**
 * Brings a replay to its end: sends the archived events of its range to the bus again, one minute of their times after
 * the other, in any order within a minute. It ends early when it is cancelled, when its archive or bus is deleted, or when
 * the local cloud stops. Never rejects.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-replay-archived-event.html
 */
export async function runReplay(replay: Replay, context: ReplayContext): Promise<void> {
  const { clock, stopped } = context;
  await clock.wait(REPLAY_STARTING_MS, stopped);
  if (replay.state === "STARTING") replay.state = "RUNNING";
  for (const minute of minutesOf(replay, context)) {
    if (stopped.aborted || replay.state !== "RUNNING") break;
    const bus = context.buses.find(replay.archive.bus);
    if (bus === undefined || archiveOf(replay, context) === undefined) break;
    for (const event of shuffle(minute, context.random)) replayEvent(event, replay, bus, context);
    await clock.wait(REPLAY_BETWEEN_MINUTES_MS, stopped);
  }
  end(replay, context);
}

/** The archive as it is by now; undefined where it, or its bus, was deleted. */
function archiveOf({ archive }: Replay, { archives, buses }: ReplayContext): Archive | undefined {
  const found = buses.find(archive.bus) && archives.find(archive.name);
  return found?.uuid === archive.uuid ? found : undefined;
}

/** The events of the range by the minute of their time, the earliest first. Events carry whole seconds, hence the start does. */
function minutesOf(replay: Replay, context: ReplayContext): readonly AcceptedEvent[][] {
  const { eventStart, eventEnd } = replay;
  const archive = archiveOf(replay, context);
  const kept = archive && keptEvents(archive, context.clock);
  const events = kept?.between(eventStart - (eventStart % 1000), eventEnd) ?? [];
  const byMinute = Map.groupBy(events, ({ event }) => Math.floor(Date.parse(event.time) / MINUTE_MS));
  return [...byMinute].sort(([left], [right]) => left - right).map(([, minute]) => minute);
}

function replayEvent(
  archived: AcceptedEvent,
  replay: Replay,
  bus: Bus,
  { clock, route }: Pick<ReplayContext, "clock" | "route">,
): void {
  const { FilterArns } = replay.destination;
  route(bus, asReplayed(archived, replay.name, clock.now()), FilterArns && new Set(FilterArns));
  replay.lastReplayed = Math.max(replay.lastReplayed ?? 0, Date.parse(archived.event.time));
}

/** AWS promises no order; a consumer that leans on one is to be found here. */
function shuffle<Item>(items: readonly Item[], random: () => number): readonly Item[] {
  const places = items.map((item) => ({ item, place: random() }));
  return places.sort((left, right) => left.place - right.place).map(({ item }) => item);
}

function end(replay: Replay, context: ReplayContext): void {
  replay.endedAt = context.clock.now();
  if (replay.state === "CANCELLING") {
    replay.state = "CANCELLED";
  } else if (archiveOf(replay, context) === undefined) {
    replay.state = "FAILED";
    replay.stateReason = "The archive or its event bus was deleted.";
  } else {
    replay.state = "COMPLETED";
  }
}
