import { isDeepStrictEqual } from "node:util";
import { fullFormats } from "ajv-formats/dist/formats.js";

/**
 * What the generated validators share, so that none of them carries its own. Names are those of Ajv's own functions,
 * which these stand for: its output would `require` them, and they load nothing else of Ajv.
 *
 * `formats` has the formats of JSON Schema by name, exactly as ajv-formats has them.
 */
export const formats = fullFormats;

/** Deep equality of JSON values, for `const` and `uniqueItems`. */
export const equal = isDeepStrictEqual;

/** Length in code points, as `minLength` and `maxLength` count; a surrogate that stands alone counts as one. */
export function ucs2length(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length - 1; index += 1) {
    if (!isHighSurrogate(text.charCodeAt(index)) || !isLowSurrogate(text.charCodeAt(index + 1))) continue;
    length -= 1;
    index += 1;
  }
  return length;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
