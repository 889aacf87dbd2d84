import { hash } from "node:crypto";
import { HASH_CHARACTERS } from "../limits.ts";

/**
 * Hashes parts into {@link HASH_CHARACTERS} hexadecimal characters. The parts are joined as JSON, so that no two lists
 * of parts make the same text; the first names what is hashed, so that a fact is never an item.
 */
export function hashOf(kind: string, ...parts: readonly unknown[]): string {
  return hash("sha256", JSON.stringify([kind, ...parts]), "hex").slice(0, HASH_CHARACTERS);
}
