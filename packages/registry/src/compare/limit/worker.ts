import { parentPort } from "node:worker_threads";
import { StreambridgeError } from "@streambridge/errors";
import { compareHere } from "../compare-here.ts";
import { metaSchemaOf } from "../load/set-up.ts";
import type { Answer, Task } from "./message.ts";

// The thread that compares. It takes one task at a time and tells each answer as soon as it is there, so that a limit
// that strikes during the second question does not take the first answer away.

const port = parentPort;
if (port === null) throw new TypeError("this file runs as a worker thread");
const answer = (message: Answer) => port.postMessage(message);

port.on("message", ({ old, next, options }: Task) => {
  try {
    compareHere(old, next, options, (direction, verdict) => answer({ kind: "verdict", direction, verdict }));
    answer({ kind: "done" });
  } catch (thrown) {
    if (thrown instanceof RangeError) return answer({ kind: "overflow" });
    answer({ kind: "failed", error: StreambridgeError.from(thrown).toJSON() });
  }
});

// Compiling a meta-schema takes 100 ms, which is not the comparison's.
metaSchemaOf("2020-12");
answer({ kind: "ready" });
