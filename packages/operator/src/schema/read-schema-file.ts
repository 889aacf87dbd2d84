import { readFileSync } from "node:fs";
import { StreambridgeError } from "@streambridge/errors";
import { locate, positionAt, type Json, type Side } from "@streambridge/registry/compare";

/** A file that holds a schema. */
export interface SchemaText {
  readonly file: string;
  readonly text: string;
  readonly schema: Json;
}

/** Reads a file of JSON. Throws SCHEMA_INVALID when it cannot be read or is no JSON, with line and column of the spot. */
export function readSchemaFile(file: string): SchemaText {
  // Editors of some systems begin a file with a mark of its byte order, which is no part of the JSON.
  const text = readText(file).replace(/^\uFEFF/, "");
  try {
    return { file, text, schema: JSON.parse(text) as Json };
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    const { line, column } = positionAt(text, offsetIn(reason, text));
    throw new StreambridgeError("SCHEMA_INVALID", `${file}:${line}:${column} is no JSON: ${reason}`, {
      mend: `Correct the JSON in ${file}.`,
      detail: { file, line, column },
    });
  }
}

/** Where V8 says that it stopped; it names no place where the text ends too early. */
function offsetIn(reason: string, text: string): number {
  const named = /at position (\d+)/.exec(reason)?.[1];
  return named === undefined ? text.length : Number(named);
}

/** An error that names a side and a pointer, told with file, pointer, line and column instead. */
export function placed(error: StreambridgeError, files: Readonly<Record<Side, SchemaText>>): StreambridgeError {
  const { side, pointer, message } = error.detail ?? {};
  if ((side !== "old" && side !== "new") || typeof pointer !== "string") return error;
  const { file, text } = files[side];
  const { line, column } = locate(text, pointer);
  const what = typeof message === "string" ? `does not compile: ${message}` : error.sentence;
  return new StreambridgeError(error.code, `${file}:${line}:${column} (#${pointer}) ${what}`, {
    ...(error.mend !== undefined && { mend: error.mend }),
    detail: { file, pointer, line, column },
  });
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (thrown) {
    throw new StreambridgeError("SCHEMA_INVALID", `${file} cannot be read`, {
      mend: "Name a file that holds a JSON Schema.",
      cause: thrown,
      detail: { file },
    });
  }
}
