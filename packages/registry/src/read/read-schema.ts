import type { Report } from "../problem.ts";
import type { Files } from "./files.ts";
import { SCHEMA_CHARACTERS } from "./limits.ts";
import { readJson, type JsonFile } from "./read-json.ts";

/** The id under which reading reports a schema that is too long. */
export const SIZED = "sized";

/** As {@link readJson}, for a file that holds a schema: one that is too long is reported, before anybody goes through it. */
export function readSchema(files: Files, file: string, report: Report): JsonFile | undefined {
  const read = readJson(files, file, report);
  const { length } = read?.text ?? "";
  if (length > SCHEMA_CHARACTERS) {
    report({
      rule: SIZED,
      file,
      pointer: "",
      line: 1,
      column: 1,
      wanted: `at most ${SCHEMA_CHARACTERS} characters`,
      came: `${length}`,
      mend: `Make ${file} shorter, or two events of it.`,
    });
  }
  return read;
}
