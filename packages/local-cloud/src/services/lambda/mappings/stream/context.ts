import type { Filter } from "../filters.ts";
import type { Count } from "../mapping.ts";
import type { StreamMappingOptions } from "./start-stream-mapping.ts";

/** What every step of a stream mapping works with. */
export interface StreamContext extends Required<StreamMappingOptions> {
  readonly passes: Filter;
  readonly count: Count;
  /** Aborts when the mapping stops. */
  readonly stopped: AbortSignal;
  /** Tells the spy something that a person should know. */
  readonly warn: (text: string) => void;
}
