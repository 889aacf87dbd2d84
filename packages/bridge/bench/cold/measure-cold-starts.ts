import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath, pathToFileURL } from "node:url";
import { drawFrom, medianOf, shuffled } from "../draw.ts";
import { COLD_STARTS, SEED } from "../limits.ts";
import { startPutEvents } from "../put-events.ts";
import { batchOf } from "../workload.ts";
import { bundleAll, type Bundle } from "./bundle.ts";

/** One function's start, its first batch of one record included. */
export interface ColdFigure {
  readonly name: string;
  readonly kilobytes: number;
  /** From the import to the answer. */
  readonly milliseconds: number;
}

const START = fileURLToPath(new URL("start-main.mjs", import.meta.url));
const SCHEMAS = fileURLToPath(new URL("../../../../schemas", import.meta.url));

/** Starts every function in processes of their own, in turns. */
export async function measureColdStarts(): Promise<readonly ColdFigure[]> {
  const folder = mkdtempSync(join(tmpdir(), "bench-cold-"));
  const bus = await startPutEvents(0);
  const parameters = await startParameters();
  try {
    const bundles = await bundleAll(folder);
    const batch = join(folder, "batch.json");
    writeFileSync(batch, JSON.stringify({ Records: batchOf(1) }));
    const env = environmentFor(bus.endpoint, parameters.endpoint);
    const times = new Map<Bundle, number[]>(bundles.map((bundle) => [bundle, []]));
    const draw = drawFrom(SEED);
    for (let round = -1; round < COLD_STARTS; round += 1) {
      for (const bundle of shuffled(bundles, draw)) {
        const milliseconds = await startOnce(bundle, batch, env);
        if (round >= 0) times.get(bundle)?.push(milliseconds);
      }
    }
    return [...times].map(([{ name, bytes }, own]) => ({
      name,
      kilobytes: bytes / 1024,
      milliseconds: medianOf(own),
    }));
  } finally {
    parameters.stop();
    await bus.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startOnce({ file }: Bundle, batch: string, env: Record<string, string>): Promise<number> {
  const child = spawn(process.execPath, [START, pathToFileURL(file).href, batch], {
    env,
    stdio: ["ignore", "ignore", "inherit", "pipe"],
  });
  const [answer, [code]] = await Promise.all([text(child.stdio[3] as NodeJS.ReadableStream), once(child, "exit")]);
  if (code !== 0) throw new Error(`${file} ended with ${String(code)}`);
  return Number(answer);
}

/** SSM, for the list of records to park unseen: a parameter that says none. */
async function startParameters(): Promise<{ readonly endpoint: string; stop(): void }> {
  const server = createServer((_request, response) => {
    response
      .writeHead(200, { "content-type": "application/x-amz-json-1.1" })
      .end(JSON.stringify({ Parameter: { Value: "-" } }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    endpoint,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function environmentFor(bus: string, parameters: string): Record<string, string> {
  return {
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "bench",
    AWS_SECRET_ACCESS_KEY: "bench",
    AWS_ENDPOINT_URL_EVENTBRIDGE: bus,
    AWS_ENDPOINT_URL_SSM: parameters,
    POWERTOOLS_SERVICE_NAME: "bridge",
    POWERTOOLS_METRICS_NAMESPACE: "Streambridge",
    BUS_NAME: "events",
    PARK_QUEUE_URL: "http://127.0.0.1/parked",
    CLAIMS_BUCKET: "claims",
    FAILURES_BUCKET: "failures",
    PARK_UNSEEN_PARAMETER: "/park-unseen",
    PUBLISHED_TYPES: "UserRegistered.v2,UserProfileChanged.v2,UserDeleted.v1,OrderPlaced.v1,OrderCancelled.v1",
    SCHEMAS,
  };
}
