import type { Json, JsonObject } from "../../json.ts";
import type { FieldPath } from "../reader.ts";
import type { Counts } from "./unreached.ts";

/** One event that a handler is run with. */
export interface JobEvent {
  readonly type: string;
  readonly metadata: JsonObject;
  readonly data: Json;
}

/** What the process that runs a consumer's handlers is told. */
export interface Job {
  /** The consumer's name, as its subscription has it. */
  readonly name: string;
  /** The consumer's folder on this disk. */
  readonly folder: string;
  /** Code that is loaded in place of what lies on the disk, by address. */
  readonly code: Readonly<Record<string, string>>;
  /** The global name under which that code counts what is reached. */
  readonly counters: string;
  readonly events: readonly JobEvent[];
  /** How many events of each type meet every mood of the vendors. */
  readonly moodyEvents: number;
  readonly runLimitMs: number;
}

/** How code met a field: it read it, took all keys of it, or asked whether it is there. */
export type Touch = "read" | "keys" | "presence";

/** One field that was met, and the file that did it; empty where only a library's code is on the stack. */
export interface Sighting {
  readonly type: string;
  readonly path: FieldPath;
  readonly touch: Touch;
  readonly file: string;
}

/** What the process found. */
export type Findings =
  | {
      readonly ok: true;
      readonly sightings: readonly Sighting[];
      /** How often each place in the consumer's code was reached, by file. */
      readonly counts: Readonly<Record<string, Counts>>;
      /** Event types of which a run did not end in time. */
      readonly endless: readonly string[];
    }
  | { readonly ok: false; readonly reason: string };
