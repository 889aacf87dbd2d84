import type { Pattern } from "./pattern/index.ts";
import { RuleSet } from "./pattern/index.ts";

/** Where a rule sends to and how, under AWS's own names (API type `Target`). */
export interface Target {
  readonly Id: string;
  readonly Arn: string;
  readonly RoleArn?: string;
  readonly Input?: string;
  readonly InputPath?: string;
  readonly InputTransformer?: {
    readonly InputPathsMap?: Readonly<Record<string, string>>;
    readonly InputTemplate: string;
  };
  readonly DeadLetterConfig?: { readonly Arn?: string };
  readonly RetryPolicy?: { readonly MaximumRetryAttempts?: number; readonly MaximumEventAgeInSeconds?: number };
  readonly SqsParameters?: { readonly MessageGroupId?: string };
}

/** A rule of a bus. */
export interface Rule {
  readonly name: string;
  readonly arn: string;
  readonly bus: string;
  readonly state: string;
  readonly description?: string;
  readonly roleArn?: string;
  readonly scheduleExpression?: string;
  /** The service that made the rule for itself; nobody else changes it. */
  readonly managedBy?: string;
  /** As it was given, and compiled; a rule with a schedule only has none. */
  readonly eventPattern?: { readonly text: string; readonly pattern: Pattern };
  /** By id. */
  readonly targets: Map<string, Target>;
}

/** An event bus of the Classic kind. */
export interface Bus {
  readonly name: string;
  readonly arn: string;
  readonly description?: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** By name. Change it through {@link Buses}, which keeps the index of patterns. */
  readonly rules: ReadonlyMap<string, Rule>;
}

/** The bus that every account has. */
export const DEFAULT_BUS = "default";

/** All event buses with their rules and targets, and the index that finds the rules of an event. */
export class Buses {
  readonly #place: { readonly region: string; readonly accountId: string };
  readonly #buses = new Map<string, Bus & { readonly rules: Map<string, Rule> }>();
  readonly #ruleSets = new Map<string, RuleSet<Rule>>();
  /** Told of every rule that is put. */
  onRule: (rule: Rule) => void = () => undefined;

  constructor(place: { readonly region: string; readonly accountId: string; readonly now: number }) {
    this.#place = place;
    this.create(DEFAULT_BUS, place.now);
  }

  get all(): readonly Bus[] {
    return [...this.#buses.values()];
  }

  /** @param nameOrArn of the bus; the default bus when left out. */
  find(nameOrArn: string | undefined): Bus | undefined {
    return this.#buses.get(busName(nameOrArn));
  }

  create(name: string, now: number, description?: string): Bus {
    const bus = {
      name,
      arn: `arn:aws:events:${this.#place.region}:${this.#place.accountId}:event-bus/${name}`,
      ...(description !== undefined && { description }),
      createdAt: now,
      rules: new Map<string, Rule>(),
    };
    this.#buses.set(name, bus);
    return bus;
  }

  remove(name: string): void {
    this.#buses.delete(name);
    this.#ruleSets.delete(name);
  }

  /** The ARN of a rule; those of the default bus do not name it. */
  ruleArn(bus: string, rule: string): string {
    const path = bus === DEFAULT_BUS ? rule : `${bus}/${rule}`;
    return `arn:aws:events:${this.#place.region}:${this.#place.accountId}:rule/${path}`;
  }

  putRule(rule: Rule): void {
    this.#buses.get(rule.bus)?.rules.set(rule.name, rule);
    this.#ruleSets.delete(rule.bus);
    this.onRule(rule);
  }

  removeRule(rule: Rule): void {
    this.#buses.get(rule.bus)?.rules.delete(rule.name);
    this.#ruleSets.delete(rule.bus);
  }

  /** The patterns of the bus's enabled rules, indexed. */
  ruleSet(bus: Bus): RuleSet<Rule> {
    const known = this.#ruleSets.get(bus.name);
    if (known !== undefined) return known;
    const rules = [...bus.rules.values()].filter(({ state }) => state !== "DISABLED");
    const made = new RuleSet(
      rules.flatMap((rule) => (rule.eventPattern === undefined ? [] : [[rule, rule.eventPattern.pattern] as const])),
    );
    this.#ruleSets.set(bus.name, made);
    return made;
  }
}

/** The name in a bus's name or ARN. */
export function busName(nameOrArn: string | undefined): string {
  return nameOrArn?.split(":event-bus/").at(-1) ?? DEFAULT_BUS;
}
