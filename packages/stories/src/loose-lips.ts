import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyProject, type ProjectCopy } from "@streambridge/local-cloud";

/** What the consumer `loose-lips` does with an event; the user's id says which. Each tells the last name to whoever listens. */
const HANDLER = `
import { consume, Park, Retry, skip } from "@streambridge/consumer-kit";
import { subscription } from "./subscription.ts";

const first = ({ attempt }) => attempt === 1;

const ways = {
  throws: ({ lastname }) => { throw new TypeError("cannot take " + lastname); },
  asks: ({ lastname }, context) => { if (first(context)) throw new Retry(lastname + " is busy", { cause: new Error(lastname) }); },
  parks: ({ lastname, email }) => { throw new Park(lastname + " is unknown", { cause: new Error(email), mend: "Call " + lastname }); },
  skips: ({ lastname }) => skip(lastname + " does not count"),
  logs: (data, { logger }) => logger.error("look at " + data.lastname, { data, error: new Error(data.email) }),
  hangs: (data, context) => first(context) ? new Promise(() => {}) : undefined,
  dies: (data, context) => { if (first(context)) process.exit(1); },
};

export const handler = consume(subscription, {
  "UserRegistered.v2": ({ data }, context) => ways[data.userId]?.(data, context),
});
`;

const SUBSCRIPTION = `
import type { Subscription } from "@streambridge/consumer-kit/subscription";

export const subscription = {
  name: "loose-lips",
  owner: "team-gossip",
  description: "Quotes what it fails on wherever it can.",
  events: ["UserRegistered.v2"],
  onError: "park",
  timeoutSeconds: 3,
} as const satisfies Subscription;
`;

/** How a user can fail at the consumer. */
export const WAYS = ["throws", "asks", "parks", "skips", "logs", "hangs", "dies"] as const;

/** A translator that quotes the row that it fails on. */
const TRANSLATOR = `
const gossip: Translator = {
  entity: "gossip",
  onError: "park",
  translate: ({ newRow }) => {
    throw new Error("cannot translate " + JSON.stringify(newRow), { cause: newRow });
  },
};
`;

/** The project with a consumer and a translator that talk too much. */
export function looseLips(project: string): ProjectCopy {
  const copy = copyProject(project);
  const consumer = join(copy.folder, "packages/consumers/loose-lips/src");
  mkdirSync(consumer, { recursive: true });
  writeFileSync(join(consumer, "subscription.ts"), SUBSCRIPTION);
  writeFileSync(join(consumer, "handler.ts"), HANDLER);
  const translators = join(copy.folder, "packages/bridge/src/translate/index.ts");
  const text = readFileSync(translators, "utf8").replace("listed(order)]", "listed(order), gossip]");
  writeFileSync(translators, text.replace("\n/**", `${TRANSLATOR}\n/**`));
  return copy;
}
