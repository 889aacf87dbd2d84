import { about } from "../find.ts";
import type { VersionRule } from "../version-rule.ts";

/** {@link VersionRule} `frozen`. */
export const frozen: VersionRule = {
  id: "frozen",
  purpose: "A major that can no longer be derived is sent no more: whoever still wants it is named at every review.",
  find: (version) => {
    const { event, readers } = version;
    const { status, sunset } = event.schema;
    const names = [...new Set(readers.map(({ reader }) => reader))];
    if (status !== "frozen" || typeof sunset !== "string" || names.length === 0) return [];
    return [
      about(version, frozen.id, {
        severity: "warning",
        pointer: "/status",
        sentence: `${event.type} is frozen: ${names.join(", ")} ${names.length === 1 ? "hears" : "hear"} nothing new on it.`,
        mend: [`Move each of them to a newer major before ${sunset}.`],
      }),
    ];
  },
};
