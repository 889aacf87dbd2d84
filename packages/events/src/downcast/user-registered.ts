import type { Downcast } from "./downcast.ts";
import { fullName } from "./full-name.ts";

/** v1 has the name as one text. */
export const userRegisteredV1: Downcast<"UserRegistered.v2", "UserRegistered.v1"> = (newer) => {
  const { firstname, lastname, ...rest } = newer;
  return { ...rest, fullname: fullName(firstname, lastname) };
};
