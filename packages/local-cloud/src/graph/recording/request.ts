import type { ResourceGraph } from "../graph.ts";

/** What the recording process is told, as JSON in its one argument. */
export interface RecordingRequest {
  /** The folder of `sst.config.ts`, with `.sst` prepared. */
  readonly project: string;
  readonly stage: string;
  readonly secrets: Readonly<Record<string, string>>;
  /** An empty folder for the bundled program, for what SST writes while it runs (zipped bundles) and for the answer. */
  readonly scratch: string;
}

/** The file in {@link RecordingRequest.scratch} that the recording process leaves behind, whatever happened. */
export const ANSWER_FILE = "answer.json";

/** What is in {@link ANSWER_FILE}. */
export type RecordingAnswer =
  | { readonly ok: true; readonly graph: ResourceGraph; readonly reads: readonly string[] }
  | { readonly ok: false; readonly message: string; readonly stack: string | undefined };
