import { StreambridgeError } from "@streambridge/errors";
import { compareSchemas } from "../compare/compare.ts";
import type { Comparison } from "../compare/verdict.ts";
import { isBaseOnly, tellOfBase } from "./base-no-schema.ts";
import { explain } from "./explain/explain.ts";
import { examplesOf } from "./explain/isolate.ts";
import { toFinding, type ReadersOf } from "./explain/to-finding.ts";
import type { Finding } from "./finding.ts";
import type { History, PastVersion, Version } from "./history.ts";
import { inMetadata } from "./in-metadata.ts";
import { directionsOf, heldTo, versionsFor, type Compatibility } from "./mode.ts";

/** Two versions that were compared. */
export interface ComparedPair extends Compatibility {
  readonly eventType: string;
  /** The revisions that hold the older version. */
  readonly revisions: readonly string[];
  /** Absent when the mode asks for no comparison, or the older version is no schema; the reason says so. */
  readonly comparison?: Comparison;
}

/** The pairs of one event type, and what they have to say. */
export interface Judged {
  readonly pairs: readonly ComparedPair[];
  readonly findings: readonly Finding[];
}

/** Compares an event type as it is with every past version that its mode asks for, and explains what is not safe. */
export async function judgeHistory({ type, now, past }: History, readersOf: ReadersOf): Promise<Judged> {
  if (now === undefined) return { pairs: [], findings: [] };
  const compatibility = heldTo(now, past);
  const judged = await Promise.all(
    versionsFor(compatibility.mode, past).map((old) => judgePair(old, now, compatibility, readersOf)),
  );
  return {
    pairs: judged.map(({ pair }) => ({ eventType: type, ...compatibility, ...pair })),
    findings: judged.flatMap(({ findings }) => findings),
  };
}

async function judgePair(old: PastVersion, now: Version, { mode }: Compatibility, readersOf: ReadersOf) {
  const revisions = old.revisions.map(({ name }) => name);
  const directions = directionsOf(mode);
  if (directions.length === 0) return { pair: { revisions }, findings: [] };
  const compared = await compare(old, now);
  if (!compared.ok) {
    const pair = { revisions, reason: "it is no schema there" };
    return { pair, findings: [inMetadata(tellOfBase(old, now.digest, compared.because))] };
  }
  const { comparison } = compared;
  const explained = await Promise.all(
    directions.map(async (direction) => {
      const question = { old, now, direction };
      const explanations = await explain(question, comparison[direction]);
      return explanations.map((explanation) => inMetadata(toFinding(question, explanation, readersOf)));
    }),
  );
  return { pair: { revisions, comparison }, findings: explained.flat() };
}

type Compared =
  | { readonly ok: true; readonly comparison: Comparison }
  | { readonly ok: false; readonly because: string };

/**
 * What is no schema allows nothing that anybody could name. A branch that started from such a one is told so; a release or
 * a folder that somebody named should not have it.
 */
async function compare(old: PastVersion, now: Version): Promise<Compared> {
  const compared = old.broken === undefined ? await judge(old, now) : { ok: false as const, because: old.broken };
  if (compared.ok || isBaseOnly(old)) return compared;
  const revisions = old.revisions.map(({ name }) => name).join(", ");
  const isNamed = old.revisions.some(({ kind }) => kind === "folder");
  throw new StreambridgeError("SCHEMA_INVALID", `${old.event.file} as it is in ${revisions}: ${compared.because}`, {
    mend: isNamed
      ? "Correct it there, or name another folder with --from."
      : "Nothing can be valid under it. If nothing was sent under it either, delete that tag.",
  });
}

async function judge(old: PastVersion, now: Version): Promise<Compared> {
  try {
    return { ok: true, comparison: await compareSchemas(old.schema, now.schema, { examples: examplesOf(old, now) }) };
  } catch (thrown) {
    const error = StreambridgeError.from(thrown);
    if (error.code !== "SCHEMA_INVALID") throw error;
    return { ok: false, because: error.sentence };
  }
}
