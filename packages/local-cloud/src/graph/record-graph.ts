import type { RecordOptions, ResourceGraph } from "./graph.ts";
import { runRecording } from "./run-recording.ts";

/**
 * What the SST program in `options.project` asks AWS for in one stage, recorded without deploying, without a network and
 * without AWS credentials. SST's platform must be there (`<project>/.sst/platform`).
 *
 * @throws StreambridgeError `STACK_FAILED` with the program's own first error.
 */
export async function recordGraph(options: RecordOptions): Promise<ResourceGraph> {
  return (await runRecording(options)).graph;
}
