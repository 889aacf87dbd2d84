import { isDay } from "../../day.ts";
import { shown, type Finding, type Rule } from "../rule.ts";

/** {@link Rule} `lifecycle`. */
export const lifecycle: Rule = {
  id: "lifecycle",
  purpose: "A version says whether readers may count on it, and one that is on its way out says until when.",
  mend: "Set status to active, deprecated, frozen or retired, and sunset with the last three.",
  example: {
    refused: `{ "status": "deprecated" }`,
    accepted: `{ "status": "deprecated", "sunset": "2027-11-30" }`,
  },
  check: ({ event, schema }) => {
    if (event === undefined) return [];
    const { status, sunset } = schema;
    switch (status) {
      case "active":
        return sunset === undefined ? [] : [wantSunset("no sunset on a version that is active", sunset)];
      case "deprecated":
      case "frozen":
      case "retired":
        return isDay(sunset) ? [] : [wantSunset("the last day it is sent, such as 2027-11-30", sunset)];
      default:
        return [
          {
            pointer: "/status",
            wanted: "active, deprecated, frozen or retired",
            came: shown(status),
            mend: "Set status; a new version is active.",
          },
        ];
    }
  },
};

function wantSunset(wanted: string, came: unknown): Finding {
  return { pointer: "/sunset", wanted, came: shown(came), mend: "Set sunset together with status." };
}
