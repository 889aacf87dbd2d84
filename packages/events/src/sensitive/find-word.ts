import { literally } from "./literally.ts";
import { MASKED } from "./masked.ts";

/** Finds a short value where it stands as a word, written just so: `Ada` in `Hello Ada!`, and not in `Canada`. */
export function findWord(value: string): (text: string) => string {
  const word = new RegExp(`(?<![\\p{L}\\p{N}])${literally(value)}(?![\\p{L}\\p{N}])`, "gu");
  return (text) => text.replaceAll(word, MASKED);
}
