import type { EventData } from "../generated/types.ts";
import type { Downcast } from "./downcast.ts";
import { fullName } from "./full-name.ts";

type Changed = EventData["UserProfileChanged.v1"]["changed"][number];

/** v1 has the name as one text, so a change of either half is a change of the whole. */
export const userProfileChangedV1: Downcast<"UserProfileChanged.v2", "UserProfileChanged.v1"> = (newer) => {
  const { firstname, lastname, changed, ...rest } = newer;
  const names = changed.map((name): Changed => (name === "firstname" || name === "lastname" ? "fullname" : name));
  return { ...rest, fullname: fullName(firstname, lastname), changed: [...new Set(names)] };
};
