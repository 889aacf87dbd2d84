import { randomUUID } from "node:crypto";
import type { VendorReply } from "../stand-in.ts";

/** HubSpot's shape of an error. https://developers.hubspot.com/docs/api-reference/error-handling */
export function refuse(
  status: number,
  category: string,
  message: string,
  more: Readonly<Record<string, unknown>> = {},
): VendorReply {
  const body = { status: "error", message, correlationId: randomUUID(), category, ...more };
  return { status, body, reason: `${category}: ${message}` };
}
