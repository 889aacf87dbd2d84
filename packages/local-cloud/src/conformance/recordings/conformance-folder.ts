import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readConformanceFolder } from "../../env.ts";
import { recordingsIn, type Recording } from "./recording.ts";

const WORKSPACE = join(import.meta.dirname, "../../../../..");

/** Where recorded answers lie: beside the workspace unless the environment says otherwise. They belong to others. */
export function conformanceFolder(): string {
  return readConformanceFolder() ?? join(WORKSPACE, "../shared/conformance");
}

/** Why recordings cannot be replayed on this machine; undefined: they can. */
export function missingRecordings(): string | undefined {
  const folder = join(conformanceFolder(), "aws-answers");
  return existsSync(folder) ? undefined : `the recorded answers of AWS are not here (${readableFolder()})`;
}

/** Every recording, file by file. */
export function allRecordings(): ReadonlyMap<string, readonly Recording[]> {
  const folder = join(conformanceFolder(), "aws-answers");
  const files = globSync("*.snapshot.json", { cwd: folder }).sort();
  return new Map(
    files.map((file) => [file, recordingsIn(JSON.parse(readFileSync(join(folder, file), "utf8")), folder)]),
  );
}

function readableFolder(): string {
  return readConformanceFolder() ?? "../shared/conformance beside the workspace, or STREAMBRIDGE_CONFORMANCE";
}
