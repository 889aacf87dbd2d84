import { StreambridgeError } from "@streambridge/errors";
import type { ErrorObject } from "ajv";
import type { EventType } from "../generated/types.ts";
import { valueAt } from "./value-at.ts";
import { wantedBy } from "./wanted-by.ts";

/** Which reading of a schema: what may leave the bridge, or what a consumer takes. */
export type Mode = "strict" | "tolerant";

/** One thing about data that its schema refuses. */
export interface Explanation {
  /** JSON pointer to what is wrong; empty for the data as a whole. */
  readonly pointer: string;
  /** Ajv's own words. */
  readonly message: string;
  /** What the schema asks for at that place. */
  readonly wanted: string;
  /** What is there, as JSON, cut where it is long. */
  readonly came: string;
}

/**
 * Says everything that a schema refuses about data; empty when it accepts. The validators with words are loaded at the
 * first call. Throws EVENT_TYPE_UNKNOWN when the catalogue has no such type.
 */
export async function explain(
  type: EventType | "metadata",
  data: unknown,
  mode: Mode,
): Promise<readonly Explanation[]> {
  const { explainers } =
    mode === "strict"
      ? await import("../generated/explain/strict.js")
      : await import("../generated/explain/tolerant.js");
  const load = Object.hasOwn(explainers, type) ? explainers[type] : undefined;
  if (load === undefined) throw new StreambridgeError("EVENT_TYPE_UNKNOWN", `no schema of event type ${type}`);
  const { validate } = await load();
  return validate(data) ? [] : (validate.errors ?? []).map((error) => explainOne(error, data));
}

function explainOne(error: ErrorObject, data: unknown): Explanation {
  return {
    pointer: error.instancePath,
    message: error.message ?? error.keyword,
    wanted: wantedBy(error),
    came: valueAt(data, error.instancePath),
  };
}
