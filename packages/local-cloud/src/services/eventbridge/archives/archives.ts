import { randomUUID } from "node:crypto";
import type { Clock } from "../../../clock.ts";
import type { Bus, Buses, Rule } from "../buses.ts";
import type { AcceptedEvent } from "../put-events/envelope.ts";
import type { Archive, ArchiveSettings } from "./archive.ts";
import { KeptEvents } from "./kept-events.ts";
import { managedRuleName, managedRuleOf } from "./managed-rule.ts";

/** All archives, with their rules on the buses. */
export class Archives {
  readonly #buses: Buses;
  readonly #clock: Clock;
  readonly #place: { readonly region: string; readonly accountId: string };
  readonly #archives = new Map<string, Archive>();

  constructor(buses: Buses, clock: Clock, place: { readonly region: string; readonly accountId: string }) {
    this.#buses = buses;
    this.#clock = clock;
    this.#place = place;
  }

  get all(): readonly Archive[] {
    return [...this.#archives.values()];
  }

  find(name: string): Archive | undefined {
    return this.#archives.get(name);
  }

  /** @param settings with a pattern that compiles. */
  create(name: string, bus: Bus, settings: ArchiveSettings): Archive {
    return this.#put({
      ...settings,
      name,
      arn: `arn:aws:events:${this.#place.region}:${this.#place.accountId}:archive/${name}`,
      uuid: randomUUID(),
      bus: bus.name,
      busArn: bus.arn,
      createdAt: this.#clock.now(),
      events: new KeptEvents(),
    });
  }

  /** Changes what is given; what the archive holds already stays. */
  update(archive: Archive, settings: Partial<ArchiveSettings>): Archive {
    return this.#put({ ...archive, ...settings });
  }

  /** Forgets an archive, its events and its rule. */
  remove(archive: Archive): void {
    this.#archives.delete(archive.name);
    const rule = this.#buses.find(archive.bus)?.rules.get(managedRuleName(archive));
    if (rule !== undefined) this.#buses.removeRule(rule);
  }

  /** Puts an event into the archive that a managed rule stands for. */
  keep(rule: Rule, event: AcceptedEvent): void {
    const archive = this.all.find(({ bus, name }) => bus === rule.bus && managedRuleName({ name }) === rule.name);
    archive?.events.keep(event);
  }

  #put(archive: Archive): Archive {
    this.#archives.set(archive.name, archive);
    this.#buses.putRule(managedRuleOf(archive, this.#buses));
    return archive;
  }
}
