import { againstOf } from "../history.ts";
import { placeIn } from "../places.ts";
import type { Policy } from "./policy.ts";

/** {@link Policy} `event-removed`. */
export const eventRemoved: Policy = {
  id: "event-removed",
  purpose: "A version goes only after it was retired: until then somebody may read it, or an archive may hold it.",
  find: ({ type, now, past }, readersOf) => {
    const last = past.at(-1);
    if (now !== undefined || last === undefined || last.event.schema["status"] === "retired") return [];
    return [
      {
        rule: eventRemoved.id,
        severity: "error",
        eventType: type,
        sentence: `${type} is gone, and it was never retired: readers wait for it, and archives hold it.`,
        old: placeIn(last, ""),
        against: [againstOf(last)],
        readers: readersOf({ eventType: type, pointers: [""] }),
        mend: [
          `Put ${last.event.file} back.`,
          `When nobody reads it any more, retire it first: \`streambridge schema retire ${type}\``,
        ],
      },
    ];
  },
};
