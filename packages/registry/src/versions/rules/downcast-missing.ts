import { about } from "../find.ts";
import type { VersionRule } from "../version-rule.ts";

/** {@link VersionRule} `downcast-missing`. */
export const downcastMissing: VersionRule = {
  id: "downcast-missing",
  purpose: "A major that is still sent is made from the next newer one; without a downcast its readers hear nothing.",
  find: (version) => {
    const { event, newer, downcast } = version;
    if (newer === undefined || downcast?.kind !== "missing") return [];
    return [
      about(version, downcastMissing.id, {
        severity: "error",
        pointer: "",
        sentence: `Nothing makes ${event.type} from ${newer.type}: once ${newer.type} is published, readers of ${event.type} hear nothing.`,
        mend: [
          `Write the downcast in packages/events/src/downcast/ and name it in downcasts.ts.`,
          `If it cannot be derived any more: \`streambridge schema deprecate ${event.type} --frozen --sunset YYYY-MM-DD\``,
        ],
      }),
    ];
  },
};
