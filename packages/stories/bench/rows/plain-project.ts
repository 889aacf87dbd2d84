import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyProject, type ProjectCopy } from "@streambridge/local-cloud";

/** The consumers of the measurement; two read the older major and two the newer, so that both are published. */
export const PLAIN_CONSUMERS = [
  { name: "plain-one", event: "UserRegistered.v1" },
  { name: "plain-two", event: "UserRegistered.v1" },
  { name: "plain-three", event: "UserRegistered.v2" },
  { name: "plain-four", event: "UserRegistered.v2" },
] as const;

/** The setting that holds the address of a consumer's vendor: `PlainOneUrl`. */
export const settingOf = (consumer: string): string =>
  `${consumer.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}Url`;

/** How plain they are. */
export interface PlainOptions {
  /** Whether they remember in a guard table what they have done (`order: "latest-wins"`), as most real consumers do. */
  readonly guarded: boolean;
}

/**
 * Copies the project and puts four plain consumers in the place of its own. Those keep to what their vendors allow (Slack
 * takes one message a second), so that the vendors' rates would be measured and not the way to them.
 */
export function plainProject(project: string, { guarded }: PlainOptions): ProjectCopy {
  const copy = copyProject(project);
  const consumers = join(copy.folder, "packages/consumers");
  for (const name of readdirSync(consumers).filter((entry) => statSync(join(consumers, entry)).isDirectory())) {
    if (name !== "node_modules") rmSync(join(consumers, name), { recursive: true });
  }
  for (const { name, event } of PLAIN_CONSUMERS) {
    const folder = join(consumers, name, "src");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "subscription.ts"), subscriptionText(name, event, guarded));
    writeFileSync(join(folder, "handler.ts"), handlerText(name, event));
  }
  return copy;
}

function subscriptionText(name: string, event: string, guarded: boolean): string {
  return `
    import type { Subscription } from "@streambridge/consumer-kit/subscription";

    export const subscription = {
      name: "${name}",
      owner: "bench",
      description: "Makes one request for each event, as fast as it can.",
      events: ["${event}"],
      onError: "retry",
      ${guarded ? 'order: "latest-wins",' : ""}
      settings: { ${settingOf(name)}: "" },
    } as const satisfies Subscription;
  `;
}

// As most vendors' own clients do, it speaks through node:http over connections that stay open.
function handlerText(name: string, event: string): string {
  return `
    import { Agent, request } from "node:http";
    import { consume, lazily, linked } from "@streambridge/consumer-kit";
    import { subscription } from "./subscription.ts";

    const url = lazily(() => linked(subscription).${settingOf(name)});
    const agent = new Agent({ keepAlive: true });

    const post = (body: string): Promise<void> =>
      new Promise((resolve, reject) => {
        const asking = request(url(), { method: "POST", agent }, (answer) => {
          answer.resume().once("end", () => (answer.statusCode === 200 ? resolve() : reject(new Error("refused"))));
        });
        asking.once("error", reject).end(body);
      });

    export const handler = consume(subscription, { "${event}": ({ data }) => post(data.userId) });
  `;
}
