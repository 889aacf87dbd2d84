import { oneAtATime } from "@streambridge/sst-platform";
import { cachedGraphFile, readCachedGraph, writeCachedGraph } from "./graph-cache.ts";
import type { RecordOptions, ResourceGraph } from "./graph.ts";
import { runRecording } from "./run-recording.ts";

/**
 * What the SST program in `options.project` asks AWS for in one stage, recorded without deploying, without a network and
 * without AWS credentials. SST's platform must be there (`<project>/.sst/platform`).
 *
 * The same program, stage and secrets give an equal graph, physical names included. With `options.cache` the graph is
 * kept, and taken from there as long as nothing that the program read has changed.
 *
 * @throws StreambridgeError `STACK_FAILED` with the program's own first error, and where it is; `PLATFORM_FAILED` when
 * SST's platform is not there.
 */
export async function recordGraph(options: RecordOptions): Promise<ResourceGraph> {
  const { cache } = options;
  if (cache === undefined) return (await runRecording(options)).graph;
  const look = (): ResourceGraph | undefined => readCachedGraph(options, cache);
  return look() ?? oneAtATime(`${cachedGraphFile(options, cache)}.lock`, look, () => recordAndKeep(options, cache));
}

async function recordAndKeep(options: RecordOptions, cache: string): Promise<ResourceGraph> {
  const startedAt = Date.now();
  const recording = await runRecording(options);
  writeCachedGraph(options, cache, recording, startedAt);
  return recording.graph;
}
