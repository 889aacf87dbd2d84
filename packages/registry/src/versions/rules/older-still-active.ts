import { about } from "../find.ts";
import type { VersionRule } from "../version-rule.ts";

/** {@link VersionRule} `older-still-active`. */
export const olderStillActive: VersionRule = {
  id: "older-still-active",
  purpose: "A major that has a newer one beside it says until when it is sent: its readers plan by that day.",
  find: (version) => {
    const { event, newer } = version;
    if (newer === undefined || event.schema["status"] !== "active") return [];
    return [
      about(version, olderStillActive.id, {
        severity: "error",
        pointer: "/status",
        sentence: `${event.type} has ${newer.type} beside it and says nothing of an end: it costs an event of its own for ever.`,
        mend: [`Say until when it is sent: \`streambridge schema deprecate ${event.type} --sunset YYYY-MM-DD\``],
      }),
    ];
  },
};
