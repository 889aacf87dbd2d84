import { StreambridgeError } from "@streambridge/errors";
import { readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { START_POLL_MS, START_TIMEOUT_MS } from "../../limits.ts";
import { guard, type Guarded } from "../../processes/guard.ts";
import { LOOPBACK } from "../gateway/loopback.ts";
import { createAsker, DYNAMODB } from "./ask.ts";

/** DynamoDB Local, AWS's own emulator, with everything in memory. */
export interface DynamoDbLocal {
  readonly address: string;
  /** Resolves when it answers. @throws StreambridgeError `SERVICE_FAILED` with what it wrote, when it does not. */
  readonly answering: Promise<void>;
  /** Resolves when it has ended, by itself or by `stop`. */
  readonly ended: Promise<void>;
  /** Ends it at once, answering or not. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Launches DynamoDB Local from the jar that the package amplify-dynamodb-simulator carries. The process cannot outlive
 * this one.
 *
 * @param java The path of a Java 17 or later.
 */
export async function launchDynamoDbLocal(java: string): Promise<DynamoDbLocal> {
  const port = await freePort();
  // Without this variable it looks up a host for its telemetry; the flag -disableTelemetry does not keep it from that.
  const env = { ...process.env, DDB_LOCAL_TELEMETRY: "0" };
  const guarded = guard(java, await argumentsFor(port), env, tmpdir());
  const address = `http://${LOOPBACK}:${port}`;
  const answering = untilAnswering(guarded, address);
  // Whoever waits for it hears of a failure; nobody has to wait.
  answering.catch(() => {});
  return { address, answering, ended: guarded.ended, stop: () => guarded.stop() };
}

async function argumentsFor(port: number): Promise<readonly string[]> {
  const manifest = createRequire(import.meta.url).resolve("amplify-dynamodb-simulator/package.json");
  const home = join(dirname(manifest), "emulator");
  const library = join(home, "DynamoDBLocal_lib");
  const jars = (await readdir(library)).filter((file) => file.endsWith(".jar")).sort();
  const classPath = [join(home, "DynamoDBLocal.jar"), ...jars.map((jar) => join(library, jar))];
  return [
    // Less optimisation and the simplest collector: it starts in under half the time.
    "-XX:TieredStopAtLevel=1",
    "-XX:+UseSerialGC",
    "-Xmx512m",
    `-Djava.library.path=${library}`,
    "-cp",
    classPath.join(delimiter),
    "com.amazonaws.services.dynamodbv2.local.main.ServerRunner",
    "-inMemory",
    "-sharedDb",
    "-port",
    String(port),
  ];
}

// It takes no port 0, so a free port is found for it and given back just before.
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, LOOPBACK, () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function untilAnswering(guarded: Guarded, address: string): Promise<void> {
  const asker = createAsker(address);
  const deadline = performance.now() + START_TIMEOUT_MS;
  let isOver = false;
  void guarded.ended.then(() => (isOver = true));
  try {
    while (!(await answers(asker.ask))) {
      if (isOver || performance.now() > deadline) {
        await guarded.stop();
        throw new StreambridgeError("SERVICE_FAILED", `DynamoDB Local did not start: ${guarded.output().trim()}`);
      }
      await new Promise((resolve) => setTimeout(resolve, START_POLL_MS));
    }
  } finally {
    asker.close();
  }
}

async function answers(ask: ReturnType<typeof createAsker>["ask"]): Promise<boolean> {
  return ask(`${DYNAMODB}.ListTables`, {}).then(
    () => true,
    () => false,
  );
}
