import { StreambridgeError } from "@streambridge/errors";
import type { ReadersOf } from "../../review/explain/to-finding.ts";
import type { Registry } from "../../registry.ts";
import { readLifetimeDays } from "../lifetime.ts";
import { refuseRetirement } from "../rules/retired-too-early.ts";
import { findVersion } from "./find-version.ts";
import type { EditPlan } from "./plan.ts";
import { setMembers } from "./set-members.ts";

/** What is to be retired. */
export interface RetireRequest {
  readonly root: string;
  readonly registry: Registry;
  readonly readersOf: ReadersOf;
  /** The event type, such as `UserRegistered.v1`. */
  readonly type: string;
  /** Today, `YYYY-MM-DD`. */
  readonly today: string;
}

/**
 * Plans to retire a version that nobody wants and of which no copy can arrive any more.
 *
 * @throws StreambridgeError `EVENT_UNKNOWN`; `VERSION_IN_USE`, with everything that stands against it; `USAGE` for a
 *   version that never said until when it is sent.
 */
export async function planRetirement({ root, registry, readersOf, type, today }: RetireRequest): Promise<EditPlan> {
  const event = findVersion(registry, type);
  if (typeof event.schema["sunset"] !== "string") {
    throw new StreambridgeError("USAGE", `${type} never said until when it is sent`, {
      mend: `Deprecate it first: streambridge schema deprecate ${type} --sunset YYYY-MM-DD`,
    });
  }
  const lifetimeDays = await readLifetimeDays(root);
  const readers = readersOf({ eventType: type, pointers: [""] });
  const against = refuseRetirement({ event, readers, today, ...(lifetimeDays !== undefined && { lifetimeDays }) });
  if (against.length > 0) {
    throw new StreambridgeError("VERSION_IN_USE", against.map(({ sentence }) => sentence).join("\n"), {
      mend: against.flatMap(({ mend }) => mend).join("\n  "),
      detail: { type, readers: readers.map(({ reader }) => reader) },
    });
  }
  const text = setMembers(event.text ?? "", { status: "retired" });
  return { edits: [{ file: event.file, text, what: "retired" }], next: ["`pnpm generate`"] };
}
