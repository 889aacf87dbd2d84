import { order } from "./order.ts";
import { listed, type Translator } from "./translator.ts";
import { user } from "./user.ts";

/** Every translator of the bridge. Rows that none of them speaks for make no events. */
export const translators: readonly Translator[] = [listed(user), listed(order)];
