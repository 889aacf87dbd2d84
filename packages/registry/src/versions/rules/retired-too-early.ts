import type { Finding } from "../../review/finding.ts";
import { about, daysAfter } from "../find.ts";
import type { Lifecycle, VersionRule } from "../version-rule.ts";

/** {@link VersionRule} `retired-too-early`. */
export const retiredTooEarly: VersionRule = {
  id: "retired-too-early",
  purpose:
    "A version retires when nobody wants it, and when no copy can lie in a queue, a dead-letter queue or the archive.",
  find: (version) => (version.event.schema["status"] === "retired" ? refuseRetirement(version) : []),
};

/** Why a version cannot be retired today; empty when it can. */
export function refuseRetirement(version: Lifecycle): readonly Finding[] {
  return [...becauseOfReaders(version), ...becauseOfMessages(version)];
}

function becauseOfReaders(version: Lifecycle): readonly Finding[] {
  const { event, readers } = version;
  const names = [...new Set(readers.map(({ reader }) => reader))];
  if (names.length === 0) return [];
  return [
    about(version, retiredTooEarly.id, {
      severity: "error",
      pointer: "/status",
      sentence: `${event.type} cannot be retired while ${names.join(", ")} ${names.length === 1 ? "wants" : "want"} it.`,
      mend: ["Move each reader to a newer major, or take the event type out of its subscription."],
    }),
  ];
}

/** The sunset is the last day on which the version is sent; what was sent then may arrive until its lifetime is over. */
function becauseOfMessages(version: Lifecycle): readonly Finding[] {
  const { event, today, lifetimeDays } = version;
  const { sunset } = event.schema;
  if (typeof sunset !== "string" || lifetimeDays === undefined) return [];
  const free = daysAfter(sunset, lifetimeDays);
  if (today >= free) return [];
  return [
    about(version, retiredTooEarly.id, {
      severity: "error",
      pointer: "/sunset",
      sentence: `${event.type} cannot be retired before ${free}: what is sent until ${sunset} may lie in a queue, a dead-letter queue or the archive for ${lifetimeDays} days.`,
      mend: [`Leave it as it is until then, and retire it on ${free}: \`streambridge schema retire ${event.type}\``],
    }),
  ];
}
