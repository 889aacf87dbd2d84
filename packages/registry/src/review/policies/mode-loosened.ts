import { againstOf } from "../history.ts";
import { compatibilityOf, isLooser } from "../mode.ts";
import { placeIn } from "../places.ts";
import type { Policy } from "./policy.ts";

/** {@link Policy} `mode-loosened`. */
export const modeLoosened: Policy = {
  id: "mode-loosened",
  purpose:
    "A looser mode counts for the changes after this one; whoever approves it approves those, so it is said aloud.",
  find: ({ type, now, past }) => {
    const last = past.at(-1);
    if (now === undefined || last === undefined) return [];
    const [before, after] = [compatibilityOf(last), compatibilityOf(now)];
    if (!isLooser(after.mode, before.mode)) return [];
    return [
      {
        rule: modeLoosened.id,
        severity: "warning",
        eventType: type,
        sentence: `${type} was held to ${before.mode} and is held to ${after.mode} now: ${after.reason ?? "no reason given"}.`,
        old: placeIn(last, "/compatibility"),
        now: placeIn(now, "/compatibility"),
        against: [againstOf(last)],
        digest: now.digest,
        readers: [],
        mend: ["Ask the owner of the domain, and the readers, whether that is what they want."],
      },
    ];
  },
};
