import { RETRY_HOURS, WINDOW_S } from "../limits.ts";

/** What a consumer promises of its effects. */
export type Promise = "at-least-once" | "latest-state" | "once" | "once-or-window";

/** A consumer of the chaos runs, as data: its subscription, and what the ledger holds it to. */
export interface ChaosConsumer {
  readonly name: string;
  readonly events: readonly string[];
  readonly promise: Promise;
  /** What an effect is counted by where it must happen once. */
  readonly once?: "fact" | "entity";
  /** The rest of its subscription, as TypeScript. */
  readonly rest: string;
}

/** While a vendor or a guard is down, each message comes back at a time of its own; what gathers them saves invocations. */
const GATHERS = `batch: { size: 10, windowSeconds: ${WINDOW_S} },`;

/**
 * Every promise that a subscription can ask for, over both majors and both domains. They take the place of the project's own
 * consumers, which keep to what their vendors allow. Some gather their messages, some take them as they come.
 */
export const CONSUMERS: readonly ChaosConsumer[] = [
  {
    name: "every-change",
    events: ["UserRegistered.v2", "UserProfileChanged.v2", "UserDeleted.v1", "OrderPlaced.v1", "OrderCancelled.v1"],
    promise: "at-least-once",
    rest: GATHERS,
  },
  {
    name: "latest-state",
    events: ["UserRegistered.v1", "UserProfileChanged.v1", "UserDeleted.v1"],
    promise: "latest-state",
    rest: `order: "latest-wins", ${GATHERS}`,
  },
  {
    name: "once-a-fact",
    events: ["UserRegistered.v2", "UserProfileChanged.v2", "OrderPlaced.v1"],
    promise: "once",
    once: "fact",
    rest: `once: "fact", onUncertain: "park", ${GATHERS}`,
  },
  {
    name: "once-a-person",
    events: ["UserRegistered.v2"],
    promise: "once",
    once: "entity",
    rest: 'once: "entity", onUncertain: "park",',
  },
  {
    name: "perhaps-twice",
    events: ["OrderPlaced.v1"],
    promise: "once-or-window",
    once: "fact",
    rest: 'once: "fact", onUncertain: "retry",',
  },
];

/** The setting that holds the address of a consumer's vendor: `EveryChangeUrl`. */
export const settingOf = ({ name }: ChaosConsumer): string => `${pascalCase(name)}Url`;

export function pascalCase(name: string): string {
  return name.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** The consumer's `subscription.ts`. */
export function subscriptionText(consumer: ChaosConsumer): string {
  return `
    import type { Subscription } from "@streambridge/consumer-kit/subscription";

    export const subscription = {
      name: "${consumer.name}",
      owner: "chaos",
      description: "Tells its vendor of each event.",
      events: ${JSON.stringify(consumer.events)},
      onError: "retry",
      retryHours: ${RETRY_HOURS},
      ${consumer.rest}
      settings: { ${settingOf(consumer)}: "" },
    } as const satisfies Subscription;
  `;
}

/**
 * The consumer's `handler.ts`. Where an effect must not be repeated, no answer means that nobody knows: it throws what it
 * got, and `once` decides. Elsewhere it asks for another try.
 */
export function handlerText(consumer: ChaosConsumer): string {
  const noAnswer = consumer.once === undefined ? 'refusal("The vendor", { status: undefined, cause: error })' : "error";
  const entries = consumer.events.map(
    (type) => `"${type}": ${type.startsWith("UserDeleted") ? "deletes(tell)" : "tell"},`,
  );
  return `
    import { Agent, request } from "node:http";
    import { consume, deletes, lazily, linked, refusal } from "@streambridge/consumer-kit";
    import { subscription } from "./subscription.ts";

    const url = lazily(() => linked(subscription).${settingOf(consumer)});
    const agent = new Agent({ keepAlive: true });

    const ask = (body) => new Promise((resolve, reject) => {
      const asking = request(url(), { method: "POST", agent }, (answer) => {
        answer.resume().once("end", () => resolve(answer)).once("error", reject);
      });
      asking.once("error", reject).end(JSON.stringify(body));
    });

    const tell = async ({ metadata: { type, fact, entity, item, sequence }, data }) => {
      const { email, orderId } = data;
      const asked = ask({ type, fact, entity: entity.id, item, sequence, subject: orderId ?? email });
      const answer = await asked.catch((error) => { throw ${noAnswer}; });
      const { statusCode: status, headers } = answer;
      if (status !== 200) throw refusal("The vendor", { status, retryAfter: headers["retry-after"] });
    };

    export const handler = consume(subscription, { ${entries.join(" ")} });
  `;
}
