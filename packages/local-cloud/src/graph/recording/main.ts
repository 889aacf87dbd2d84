import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { record } from "./record.ts";
import { ANSWER_FILE, type RecordingAnswer, type RecordingRequest } from "./request.ts";

/*
 * The recording process: takes a RecordingRequest as its one argument and leaves a RecordingAnswer in its scratch folder.
 * The answer is written while the process is on its way out, so that nothing can be registered after it.
 */
const request = JSON.parse(process.argv[2] ?? "{}") as RecordingRequest;

const answer = await record(request).then(
  (recording): RecordingAnswer => ({ ok: true, ...recording }),
  (error: unknown): RecordingAnswer =>
    error instanceof Error
      ? { ok: false, message: error.message, stack: error.stack }
      : { ok: false, message: String(error), stack: undefined },
);
// SST's zipped bundles lie in the scratch folder, whose name is another one each time: it must not show in a graph.
const text = JSON.stringify(answer).replaceAll(JSON.stringify(request.scratch).slice(1, -1), "/scratch");
writeFileSync(join(request.scratch, ANSWER_FILE), text);
