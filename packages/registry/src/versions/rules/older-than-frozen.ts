import { about } from "../find.ts";
import type { VersionRule } from "../version-rule.ts";

/** Statuses of versions that are not sent. */
const SILENT: ReadonlySet<unknown> = new Set(["frozen", "retired"]);

/** {@link VersionRule} `older-than-frozen`. */
export const olderThanFrozen: VersionRule = {
  id: "older-than-frozen",
  purpose:
    "Each major is made from the next newer one, so that what is older than a frozen major cannot be sent either.",
  find: (version) => {
    const { event, newer } = version;
    if (newer?.schema["status"] !== "frozen" || SILENT.has(event.schema["status"])) return [];
    return [
      about(version, olderThanFrozen.id, {
        severity: "error",
        pointer: "/status",
        sentence: `${event.type} is made from ${newer.type}, which is frozen: it is not sent any more, and does not say so.`,
        mend: [`Freeze it as well: \`streambridge schema deprecate ${event.type} --frozen --sunset YYYY-MM-DD\``],
      }),
    ];
  },
};
