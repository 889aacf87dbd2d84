import type { Clock } from "../../../clock.ts";
import { DAY_MS, REPLAYS_KEPT_DAYS } from "../limits.ts";
import { isActive, type Replay, type ReplayAsked } from "./replay.ts";

/** All replays, each until 90 days after its end. */
export class Replays {
  readonly #clock: Clock;
  readonly #arnPrefix: string;
  readonly #run: (replay: Replay) => void;
  readonly #replays = new Map<string, Replay>();

  /** @param run begins to replay; it does not throw. */
  constructor(
    clock: Clock,
    place: { readonly region: string; readonly accountId: string },
    run: (replay: Replay) => void,
  ) {
    this.#clock = clock;
    this.#arnPrefix = `arn:aws:events:${place.region}:${place.accountId}:replay/`;
    this.#run = run;
  }

  get all(): readonly Replay[] {
    const oldest = this.#clock.now() - REPLAYS_KEPT_DAYS * DAY_MS;
    for (const { name, endedAt } of this.#replays.values()) {
      if (endedAt !== undefined && endedAt < oldest) this.#replays.delete(name);
    }
    return [...this.#replays.values()];
  }

  find(name: string): Replay | undefined {
    return this.all.find((replay) => replay.name === name);
  }

  /** How many have not ended. */
  get active(): number {
    return this.all.filter((replay) => isActive(replay)).length;
  }

  start(asked: ReplayAsked): Replay {
    const arn = this.#arnPrefix + asked.name;
    const replay: Replay = { ...asked, arn, startedAt: this.#clock.now(), state: "STARTING" };
    this.#replays.set(replay.name, replay);
    this.#run(replay);
    return replay;
  }
}
