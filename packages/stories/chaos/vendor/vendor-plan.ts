import { createHash } from "node:crypto";

/** How a vendor fails. `answer-lost`: the effect has happened, and nobody is told. */
export const VENDOR_FAULTS = ["500", "503", "429", "answer-lost"] as const;

/** One of {@link VENDOR_FAULTS}. */
export type VendorFault = (typeof VENDOR_FAULTS)[number];

/** The share of requests that meet each fault, from 0 to 1, and the seed by which they are chosen. */
export interface VendorPlan {
  readonly seed: number;
  readonly rates: Readonly<Partial<Record<VendorFault, number>>>;
}

/** The fault that the n-th request to a vendor meets, the same in every run of one plan; undefined for none. */
export function faultOf({ seed, rates }: VendorPlan, vendor: string, request: number): VendorFault | undefined {
  let drawn = draw(seed, vendor, request);
  for (const fault of VENDOR_FAULTS) {
    const rate = rates[fault] ?? 0;
    if (drawn < rate) return fault;
    drawn -= rate;
  }
  return undefined;
}

/** A number from 0 to less than 1 that is always the same for the same key. */
function draw(...key: readonly (string | number)[]): number {
  return createHash("sha256").update(JSON.stringify(key)).digest().readUInt32BE() / 2 ** 32;
}
