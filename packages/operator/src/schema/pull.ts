import { StreambridgeError } from "@streambridge/errors";
import {
  differingFiles,
  loadCatalogue,
  planPackage,
  PULL_MANIFEST,
  writeFolder,
  type Catalogue,
} from "@streambridge/registry";

/** What `streambridge schema pull` was asked for. */
export interface Pull {
  /** File or address of the catalogue. */
  readonly from: string;
  /** The package's folder. */
  readonly out: string;
  readonly name: string;
  readonly types: readonly string[];
  /** Only look whether the folder is fresh. */
  readonly check: boolean;
  readonly print: (line: string) => void;
}

/**
 * Loads a catalogue and writes the package, or looks whether it is fresh. Tells of event types that are on their way out.
 *
 * @throws StreambridgeError `GENERATED_STALE` when it was only to look and the folder differs; what loading and planning
 *   throw.
 */
export async function pull({ from, out, name, types, check, print }: Pull): Promise<void> {
  const catalogue = await loadCatalogue(from);
  const plan = await planPackage(catalogue, { name, types, from });
  for (const line of goingAway(catalogue, types)) print(line);
  if (check) {
    const differing = differingFiles(out, plan, PULL_MANIFEST);
    if (differing.length > 0) throw stale(out, differing);
    print(`${out} is fresh.`);
    return;
  }
  writeFolder(out, plan, PULL_MANIFEST);
  print(`Wrote ${plan.size + 1} files to ${out}: ${types.join(", ")}.`);
}

function goingAway({ events }: Catalogue, types: readonly string[]): readonly string[] {
  return events
    .filter(({ type, status }) => types.includes(type) && status !== "active")
    .map(
      ({ type, status, sunset }) =>
        `${type} is ${status}${sunset === undefined ? "" : `; it is last sent on ${sunset}`}.`,
    );
}

function stale(out: string, files: readonly string[]): StreambridgeError {
  return new StreambridgeError("GENERATED_STALE", `${out} differs from the catalogue: ${files.join(", ")}`, {
    mend: "Run the same command without --check.",
    detail: { files },
  });
}
