import { parentPort } from "node:worker_threads";
import { StreambridgeError } from "@streambridge/errors";
import type { Made, Order } from "./validator-makers.ts";
import { writeValidator } from "./validator.ts";

// The second thread of `makers`: it writes one validator for each order.

const port = parentPort;
if (port === null) throw new TypeError("this file runs as a worker thread");

port.on("message", async ({ id, viewed, depth }: Order) => {
  try {
    port.postMessage({ id, text: await writeValidator(viewed, depth) } satisfies Made);
  } catch (thrown) {
    port.postMessage({ id, error: StreambridgeError.from(thrown).toJSON() } satisfies Made);
  }
});
