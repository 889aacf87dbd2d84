import type { Refusal } from "../../compare/verdict.ts";
import { about } from "../find.ts";
import type { VersionRule } from "../version-rule.ts";

/** {@link VersionRule} `downcast-fails`. */
export const downcastFails: VersionRule = {
  id: "downcast-fails",
  purpose:
    "Whatever the newer major may say, the older one can be made of it; otherwise that event is parked for its readers.",
  find: (version) => {
    const { event, newer, downcast } = version;
    if (newer === undefined || downcast?.kind !== "fails") return [];
    const { witness, error } = downcast;
    const at = error.instancePath === "" ? "" : ` at ${error.instancePath}`;
    return [
      about(version, downcastFails.id, {
        severity: "error",
        pointer: "",
        sentence: `${event.type} cannot be made of every ${newer.type}, such as this one: what the downcast makes ${error.message}${at}.`,
        ...(witness !== undefined && { witness: { event: witness, error } }),
        mend: [
          mendOf(event.type, error),
          `If the older shape cannot say it: \`streambridge schema deprecate ${event.type} --frozen --sunset YYYY-MM-DD\``,
        ],
      }),
    ];
  },
};

/** What is new in the newer major goes into the older one with a `...rest`, and the older one does not know it. */
function mendOf(type: string, { keyword, params }: Refusal): string {
  const name = params["unevaluatedProperty"] ?? params["additionalProperty"];
  return keyword === "throws" || typeof name !== "string"
    ? "Correct the downcast in packages/events/src/downcast/."
    : `Leave \`${name}\` out of what the downcast makes, in packages/events/src/downcast/: ${type} does not have it.`;
}
