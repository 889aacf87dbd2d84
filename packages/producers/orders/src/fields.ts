import { listOf, oneOf, shape, text, textLike, wholeNumber, type ValueOf } from "@streambridge/producer-kit";
import {
  MAX_LINES,
  MAX_NOTE_CHARACTERS,
  MAX_QUANTITY,
  MAX_SKU_CHARACTERS,
  MAX_TITLE_CHARACTERS,
  MAX_USER_ID_CHARACTERS,
} from "./limits.ts";

const money = shape({
  amount: wholeNumber(0, Number.MAX_SAFE_INTEGER),
  currency: textLike(/^[A-Z]{3}$/, 3, "an ISO 4217 code such as EUR"),
});
/** Minor units of one currency: cents for EUR, yen for JPY. */
export type Money = ValueOf<typeof money>;

const line = shape({
  sku: text({ maxCharacters: MAX_SKU_CHARACTERS }),
  title: text({ maxCharacters: MAX_TITLE_CHARACTERS }),
  quantity: wholeNumber(1, MAX_QUANTITY),
  unitPrice: money,
});
export type Line = ValueOf<typeof line>;

const channel = oneOf("web", "app", "phone");
export type Channel = ValueOf<typeof channel>;

/** The body of `POST /orders`. */
export const newOrder = shape(
  { userId: text({ maxCharacters: MAX_USER_ID_CHARACTERS }), channel, lines: listOf(line, MAX_LINES) },
  { note: text({ maxCharacters: MAX_NOTE_CHARACTERS }) },
);
export type NewOrder = ValueOf<typeof newOrder>;

const reason = oneOf("customer", "payment", "stock");
export type CancelReason = ValueOf<typeof reason>;

/** The body of `POST /orders/{orderId}/cancel`. */
export const cancellation = shape({ reason });
