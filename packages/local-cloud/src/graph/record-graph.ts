import { readCachedGraph, writeCachedGraph } from "./graph-cache.ts";
import type { RecordOptions, ResourceGraph } from "./graph.ts";
import { runRecording } from "./run-recording.ts";

/**
 * What the SST program in `options.project` asks AWS for in one stage, recorded without deploying, without a network and
 * without AWS credentials. SST's platform must be there (`<project>/.sst/platform`).
 *
 * The same program, stage and secrets give an equal graph, physical names included. With `options.cache` the graph is
 * kept, and taken from there as long as nothing that the program read has changed.
 *
 * @throws StreambridgeError `STACK_FAILED` with the program's own first error.
 */
export async function recordGraph(options: RecordOptions): Promise<ResourceGraph> {
  if (options.cache === undefined) return (await runRecording(options)).graph;
  const cached = readCachedGraph(options, options.cache);
  if (cached !== undefined) return cached;
  const startedAt = Date.now();
  const recording = await runRecording(options);
  writeCachedGraph(options, options.cache, recording, startedAt);
  return recording.graph;
}
