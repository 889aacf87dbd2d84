import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Consumer } from "../readers/subscriptions.ts";
import { WORKSPACE } from "./sample-registry.ts";

/** Room for a test that records: each consumer is a process of its own, and a busy machine starts few of them a second. */
export const RECORDING_TIMEOUT_MS = 120_000;

/** A workspace of consumers that tests write, over the real schemas and with the real consumer kit. */
export interface ConsumerWorkspace extends Disposable {
  readonly root: string;
  /** Writes a consumer's folder: its subscription, and its `handler.ts` without the imports that every handler has. */
  add(name: string, events: readonly string[], handler: string): Consumer;
}

/** An empty one; `using` removes it. */
export function consumerWorkspace(): ConsumerWorkspace {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "streambridge-consumers-")));
  const consumers = join(root, "packages/consumers");
  mkdirSync(consumers, { recursive: true });
  cpSync(join(WORKSPACE, "schemas"), join(root, "schemas"), { recursive: true });
  cpSync(join(WORKSPACE, "packages/consumers/package.json"), join(consumers, "package.json"));
  symlinkSync(join(WORKSPACE, "packages/consumers/node_modules"), join(consumers, "node_modules"), "dir");
  return {
    root,
    add(name, events, handler) {
      const folder = join(consumers, name, "src");
      mkdirSync(folder, { recursive: true });
      const subscription = { name, owner: "a test", description: "Reads.", events, onError: "retry" };
      writeFileSync(join(folder, "subscription.ts"), `export const subscription = ${JSON.stringify(subscription)};\n`);
      writeFileSync(join(folder, "handler.ts"), `${IMPORTS}${handler}`);
      return { folder: `packages/consumers/${name}`, subscription };
    },
    [Symbol.dispose]() {
      rmSync(root, { recursive: true, force: true });
    },
  };
}

const IMPORTS = `import { consume, deletes } from "@streambridge/consumer-kit";
import { subscription } from "./subscription.ts";
`;
