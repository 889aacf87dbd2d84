import { Logger } from "@aws-lambda-powertools/logger";
import { Metrics } from "@aws-lambda-powertools/metrics";
import { connectBridge, readParameter } from "./connect.ts";
import { readEnvironment } from "./env.ts";
import { lazily } from "./lazily.ts";
import { parkUnseenList } from "./park/park-unseen.ts";
import type { Bridge } from "./process-records.ts";

/** What one sandbox of a function keeps between invocations. */
export interface Sandbox {
  readonly bridge: Bridge;
  readonly parkUnseen: ReturnType<typeof parkUnseenList>;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/**
 * Makes what this process keeps, at the first call.
 *
 * @throws StreambridgeError SETTING_MISSING when the stack did not tell it what it needs.
 */
export const openSandbox = lazily((): Sandbox => {
  const environment = readEnvironment(process.env);
  return {
    bridge: connectBridge(environment),
    parkUnseen: parkUnseenList(environment.parkUnseenParameter, readParameter),
    logger: new Logger(),
    metrics: new Metrics(),
  };
});
