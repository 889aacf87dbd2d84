import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** Starts the endpoint of put-events-main.ts; it ends with `stop`, and with this process. */
export async function startPutEvents(delayMs: number): Promise<{ readonly endpoint: string; stop(): Promise<void> }> {
  const child = fork(fileURLToPath(new URL("put-events-main.ts", import.meta.url)), [String(delayMs)]);
  const [port] = (await once(child, "message")) as [number];
  return {
    endpoint: `http://127.0.0.1:${port}`,
    async stop() {
      const ended = once(child, "exit");
      child.disconnect();
      await ended;
    },
  };
}
