import { fullFormats } from "ajv-formats/dist/formats.js";
import equalModule from "ajv/dist/runtime/equal.js";
import ucs2lengthModule from "ajv/dist/runtime/ucs2length.js";

/** What the generated validators share, so that none of them carries its own: formats by name. */
export const formats = fullFormats;

/** Deep equality, for `const` and `uniqueItems`. */
export const equal = equalModule.default;

/** Length in code points, as JSON Schema counts. */
export const ucs2length = ucs2lengthModule.default;
