import type { Kept } from "../kept.ts";
import type { ParkingMessage } from "./parking-message.ts";

/** Where records are set aside. It never rejects, and it answers soon after the signal aborts. */
export interface ParkingLot {
  park(message: ParkingMessage, signal: AbortSignal): Promise<Kept>;
}
