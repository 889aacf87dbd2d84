import { StreambridgeError } from "@streambridge/errors";
import type { Registry } from "../../registry.ts";
import { findVersion, refuseBadSunset } from "./find-version.ts";
import type { EditPlan } from "./plan.ts";
import { setMembers } from "./set-members.ts";

/** What is to be said of a version. */
export interface DeprecateRequest {
  readonly registry: Registry;
  /** The event type, such as `UserRegistered.v1`. */
  readonly type: string;
  /** The last day on which it is sent, `YYYY-MM-DD`. */
  readonly sunset: string;
  /** Whether it can no longer be made of the newer major, so that it is sent no more from now on. */
  readonly frozen: boolean;
  /** Today, `YYYY-MM-DD`. */
  readonly today: string;
}

/**
 * Plans to say of a version that it is on its way out, and until when.
 *
 * @throws StreambridgeError `EVENT_UNKNOWN`; `USAGE` for a day that has passed, or for freezing the newest major, which
 *   is made of nothing.
 */
export function planDeprecation({ registry, type, sunset, frozen, today }: DeprecateRequest): EditPlan {
  const { file, text = "", name, major } = findVersion(registry, type);
  refuseBadSunset(sunset, today);
  const isNewest = registry.domains
    .flatMap(({ events }) => events)
    .every((other) => other.name !== name || other.major <= major);
  if (frozen && isNewest) {
    throw new StreambridgeError("USAGE", `${type} is the newest major, which is made of no other one`, {
      mend: `Deprecate it without --frozen, or add a newer major first: streambridge schema new-version ${name}`,
    });
  }
  const status = frozen ? "frozen" : "deprecated";
  return {
    edits: [{ file, text: setMembers(text, { status, sunset }), what: `${status}, with the sunset ${sunset}` }],
    next: [
      "`pnpm generate`",
      ...(frozen
        ? ["Take its downcast, and those of older majors, out of packages/events/src/downcast/downcasts.ts."]
        : []),
      `\`streambridge schema review\` names who wants ${type}; tell them.`,
    ],
  };
}
