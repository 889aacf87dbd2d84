import { isDay } from "../../day.ts";
import { isObject, step, type Json } from "../../json.ts";
import { schemaInvalid, type Problem } from "../../problem.ts";
import type { Files } from "../../read/files.ts";
import { locate } from "../../read/locate.ts";
import { readJson } from "../../read/read-json.ts";
import { EXEMPTIONS, type Exemption, type WrittenExemption } from "./exemption.ts";

const TEXTS = ["event", "rule", "reason", "owner", "expires"] as const;

/**
 * Reads `schemas/exemptions.json`; nothing when there is none.
 *
 * @throws StreambridgeError `SCHEMA_INVALID`, with every problem, when a record lacks something.
 */
export function readExemptions(files: Files): readonly WrittenExemption[] {
  if (files.text(EXEMPTIONS) === undefined) return [];
  const problems: Problem[] = [];
  const read = readJson(files, EXEMPTIONS, (problem) => problems.push(problem));
  const refuse = (pointer: string, wanted: string, came: Json | undefined) =>
    problems.push({
      rule: "exemption",
      file: EXEMPTIONS,
      pointer,
      ...locate(read?.text ?? "", pointer),
      wanted,
      came: came === undefined ? "nothing" : JSON.stringify(came),
      mend: "Write exemptions with `streambridge schema exempt`.",
    });
  const records = read?.value["exemptions"];
  if (read !== undefined && !Array.isArray(records)) refuse("/exemptions", "a list of exemptions", records);
  const list: readonly Json[] = Array.isArray(records) ? records : [];
  for (const [index, record] of list.entries()) refuseRecord(step("/exemptions", index), record, refuse);
  if (problems.length > 0) throw schemaInvalid(problems);
  return (list as readonly unknown[] as readonly Exemption[]).map((exemption, index) => {
    const pointer = step("/exemptions", index);
    return Object.assign({ place: { file: EXEMPTIONS, pointer, ...locate(read?.text ?? "", pointer) } }, exemption);
  });
}

type Refuse = (pointer: string, wanted: string, came: Json | undefined) => void;

function refuseRecord(at: string, record: Json, refuse: Refuse): void {
  if (!isObject(record)) return refuse(at, "an exemption", record);
  for (const field of TEXTS) {
    const value = record[field];
    if (typeof value !== "string" || value === "") refuse(step(at, field), "a text that is not empty", value);
  }
  const { from, expires } = record;
  if (typeof expires === "string" && !isDay(expires)) refuse(step(at, "expires"), "a day such as 2027-01-31", expires);
  if (!Array.isArray(from) || from.length === 0) refuse(step(at, "from"), "the hashes of the older schemas", from);
}
