import { GetItemCommand } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { GuardFields, Rule } from "@streambridge/consumer-kit/inspect";
import type { AnyEvent } from "@streambridge/events";
import { wants, type Subscription } from "../local/subscriptions.ts";
import type { ConsumerPart } from "./find-topology.ts";
import type { Reach } from "./reach.ts";

/**
 * What a consumer would say to an event before it is handled: `skipped`, for its reason is not subscribed to; what its
 * guard says: `enter`, `repeated`, `outdated`, `held`, `uncertain`; `none` where it has no guard.
 */
export type GuardWord = "skipped" | "enter" | "repeated" | "outdated" | "held" | "uncertain" | "none";

/** The guards of a stage's consumers, to be asked and never written to. */
export interface Guards {
  verdictOn(consumer: string, metadata: AnyEvent["metadata"]): Promise<GuardWord>;
}

/**
 * Asks the very rules that the consumer kit asks, over the rows of the consumers' guard tables. It judges as if the event
 * were handled by a handler that deletes nothing.
 */
export function readGuards(
  { dynamodb }: Pick<Reach, "dynamodb">,
  parts: readonly ConsumerPart[],
  subscriptions: readonly Subscription[],
): Guards {
  return {
    async verdictOn(consumer, metadata) {
      const table = parts.find(({ name }) => name === consumer)?.guard;
      const subscription = subscriptions.find(({ name }) => name === consumer);
      if (subscription !== undefined && !wants(subscription, metadata.type, metadata.reason)) return "skipped";
      if (table === undefined || subscription === undefined) return "none";
      const { rulesOf } = await import("@streambridge/consumer-kit/inspect");
      for (const rule of rulesOf(subscription)) {
        const word = wordOf(rule, await readRow(dynamodb, table, rule.idOf(metadata)), metadata);
        if (word !== "enter") return word;
      }
      return "enter";
    },
  };
}

function wordOf(rule: Rule, row: GuardFields | undefined, metadata: AnyEvent["metadata"]): GuardWord {
  const now = Date.now();
  const { kind } = rule.enter(row, { metadata, deletes: false, holder: "", now, leaseUntil: now });
  return kind === "conclude" ? "repeated" : kind;
}

async function readRow(dynamodb: Reach["dynamodb"], table: string, id: string): Promise<GuardFields | undefined> {
  const { Item } = await dynamodb.send(
    new GetItemCommand({ TableName: table, Key: { id: { S: id } }, ConsistentRead: true }),
  );
  return Item === undefined ? undefined : (unmarshall(Item) as GuardFields);
}
