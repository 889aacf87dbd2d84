import { createHash } from "node:crypto";

/** Bytes of a hash that make a number: as many as a double holds exactly. */
const BYTES = 6;

/**
 * A number from 0 to less than 1 that looks random and is always the same for the same key. It takes the place of a
 * generator with a state: what is drawn for one call cannot depend on which other calls came before it.
 */
export function draw(...key: readonly (string | number)[]): number {
  const hash = createHash("sha256").update(JSON.stringify(key)).digest();
  return hash.readUIntBE(0, BYTES) / 2 ** (8 * BYTES);
}
