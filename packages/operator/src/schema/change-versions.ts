import { readersHit, readReaders, readRegistry } from "@streambridge/registry";
import {
  applyPlan,
  planDeprecation,
  planNewVersion,
  planRetirement,
  type EditPlan,
} from "@streambridge/registry/versions";
import { paintFor, type Out } from "../local/screen/paint.ts";
import { today } from "./today.ts";

/** What every command that changes versions is asked. */
export interface VersionRequest {
  /** The folder of `schemas/` and `packages/`. */
  readonly root: string;
  /** The event, with its major or without, as the command wants it. */
  readonly event: string;
  /** Whether nothing is written. */
  readonly plan: boolean;
  readonly out: Out;
}

/** A year, in days: readers plan in quarters, and need more than one. */
const SUNSET_DAYS = 365;

/**
 * Adds the next major of an event.
 * @throws StreambridgeError `EVENT_UNKNOWN`; `USAGE` for a sunset that has passed.
 */
export function addVersion({ root, event, sunset, plan, out }: VersionRequest & { readonly sunset?: string }): void {
  const inAYear = new Date(Date.now() + SUNSET_DAYS * 24 * 60 * 60 * 1000).toISOString().slice(0, "YYYY-MM-DD".length);
  const wish = { root, registry: readRegistry(root), name: event, sunset: sunset ?? inAYear, today: today() };
  carryOut({ root, plan, out }, planNewVersion(wish));
}

/**
 * Says of a version that it is on its way out.
 * @throws StreambridgeError `EVENT_UNKNOWN`; `USAGE` for a sunset that has passed, or for freezing the newest major.
 */
export function deprecateVersion({
  root,
  event,
  plan,
  out,
  ...wish
}: VersionRequest & { readonly sunset: string; readonly frozen: boolean }): void {
  carryOut(
    { root, plan, out },
    planDeprecation({ ...wish, registry: readRegistry(root), type: event, today: today() }),
  );
}

/**
 * Retires a version.
 * @throws StreambridgeError `VERSION_IN_USE` while somebody wants it or a copy may still arrive; `EVENT_UNKNOWN`; `USAGE`.
 */
export async function retireVersion({ root, event, plan, out }: VersionRequest): Promise<void> {
  const readers = await readReaders(root);
  const retirement = await planRetirement({
    root,
    registry: readRegistry(root),
    readersOf: (question) => readersHit(readers, question),
    type: event,
    today: today(),
  });
  carryOut({ root, plan, out }, retirement);
}

function carryOut({ root, plan, out }: Pick<VersionRequest, "root" | "plan" | "out">, planned: EditPlan): void {
  if (!plan) applyPlan(root, planned);
  const paint = paintFor(out);
  const lines = [
    ...planned.edits.map(({ file, what }) => `${plan ? "would write" : "wrote"} ${paint.strong(file)}: ${what}`),
    "Next:",
    ...planned.next.map((step, index) => `  ${index + 1}. ${step}`),
  ];
  out.write(`${lines.join("\n")}\n`);
}
