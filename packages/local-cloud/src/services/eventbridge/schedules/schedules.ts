import type { Clock } from "../../../clock.ts";
import type { Buses, Rule } from "../buses.ts";
import { readSchedule } from "./expression.ts";

/**
 * The alarm clocks of all rules with a schedule. A rule that is put again, enabled too, counts from then; one that was
 * removed, replaced or disabled since is silent.
 */
export class Schedules {
  readonly #clock: Clock;
  readonly #buses: Buses;
  readonly #fire: (rule: Rule, at: number) => void;
  readonly #pending = new Map<string, () => void>();
  #stopped = false;

  /** @param fire Called when a rule is due, with the time that it was due at, in milliseconds since the epoch. */
  constructor(buses: Buses, clock: Clock, fire: (rule: Rule, at: number) => void) {
    this.#buses = buses;
    this.#clock = clock;
    this.#fire = fire;
  }

  /** Begins to count for a rule; one without a schedule is left alone. */
  set(rule: Rule): void {
    this.#pending.get(rule.arn)?.();
    this.#pending.delete(rule.arn);
    const schedule = readSchedule(rule.scheduleExpression ?? "");
    const now = this.#clock.now();
    const due = schedule?.next(now);
    if (due === undefined || this.#stopped) return;
    const cancel = this.#clock.after(due - now, () => {
      if (this.#buses.find(rule.bus)?.rules.get(rule.name) !== rule) return;
      this.set(rule);
      if (rule.state !== "DISABLED") this.#fire(rule, due);
    });
    this.#pending.set(rule.arn, cancel);
  }

  /** Silences all of them. */
  stop(): void {
    this.#stopped = true;
    for (const cancel of this.#pending.values()) cancel();
    this.#pending.clear();
  }
}
