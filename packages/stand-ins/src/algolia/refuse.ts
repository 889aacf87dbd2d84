import type { VendorReply } from "../stand-in.ts";

/** Algolia's shape of an error: the sentence, and the status once more. */
export function refuse(status: number, message: string): VendorReply {
  return { status, body: { message, status }, reason: message };
}
