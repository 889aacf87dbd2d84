import type { EventData, Money } from "@streambridge/events";

/** What is written to one HubSpot object: our own id, and properties by HubSpot's internal names. */
export interface CrmInput {
  /** Value of {@link USER_ID} or {@link ORDER_ID}. */
  readonly id: string;
  readonly properties: Readonly<Record<string, string>>;
}

/**
 * Contacts are found by our user id, not by e-mail address: an address changes, and HubSpot's upsert by `email` takes no
 * partial updates. It has to exist as a contact property with unique values (HubSpot, Settings, Properties).
 */
export const USER_ID = "app_user_id";

/** Deals are found by our order id; a deal property with unique values. */
export const ORDER_ID = "app_order_id";

/** The contact of a user; both events carry the whole profile. */
export function contactOf(user: EventData["UserRegistered.v2" | "UserProfileChanged.v2"]): CrmInput {
  const { userId, email, firstname, lastname } = user;
  return { id: userId, properties: { email, firstname, lastname } };
}

/** The deal of an order that was placed. */
export function placedDealOf({ orderId, total, placedAt, lines }: EventData["OrderPlaced.v1"]): CrmInput {
  return {
    id: orderId,
    properties: {
      ...nameAndPipeline(orderId),
      dealstage: "closedwon",
      amount: majorUnits(total),
      deal_currency_code: total.currency,
      closedate: placedAt,
      description: lines.map(({ quantity, title }) => `${quantity} x ${title}`).join("\n"),
    },
  };
}

/**
 * The deal of an order that was cancelled. It stands on its own, since it may be the first that HubSpot hears of the
 * order: under `latest-wins` an OrderPlaced that comes after it is dropped.
 */
export function cancelledDealOf({ orderId, reason, cancelledAt }: EventData["OrderCancelled.v1"]): CrmInput {
  return {
    id: orderId,
    properties: {
      ...nameAndPipeline(orderId),
      dealstage: "closedlost",
      closed_lost_reason: LOST_REASONS[reason],
      closedate: cancelledAt,
    },
  };
}

const LOST_REASONS = {
  customer: "Cancelled by the customer",
  payment: "Payment failed",
  stock: "Out of stock",
} as const satisfies Record<EventData["OrderCancelled.v1"]["reason"], string>;

/** HubSpot's sales pipeline, as every account has it. */
function nameAndPipeline(orderId: string): Readonly<Record<string, string>> {
  return { dealname: `Order ${orderId}`, pipeline: "default" };
}

/** Money as a decimal in the currency's major unit, exact: 3830 EUR is `38.30`, 500 JPY is `500`. */
export function majorUnits({ amount, currency }: Money): string {
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat("en", {
    style: "currency",
    currency,
  }).resolvedOptions();
  const text = String(Math.abs(amount)).padStart(digits + 1, "0");
  const sign = amount < 0 ? "-" : "";
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
