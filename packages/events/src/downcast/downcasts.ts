import type { Downcasts } from "./downcast.ts";
import { userProfileChangedV1 } from "./user-profile-changed.ts";
import { userRegisteredV1 } from "./user-registered.ts";

/** Each older event type, with what makes its data from the next newer one. */
export const downcasts: Downcasts = {
  "UserProfileChanged.v1": userProfileChangedV1,
  "UserRegistered.v1": userRegisteredV1,
};
