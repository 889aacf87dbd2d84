import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { StreambridgeError } from "@streambridge/errors";
import { isDay } from "../../day.ts";
import { filesOnDisk } from "../../read/files.ts";
import type { Finding } from "../finding.ts";
import type { Review } from "../review.ts";
import { EXEMPTIONS, type Exemption } from "./exemption.ts";
import { readExemptions } from "./read-exemptions.ts";

/** What is to be let pass, and who answers for it. */
export interface ExemptRequest {
  readonly root: string;
  /** Such as `UserRegistered.v1`. */
  readonly event: string;
  /** Only findings of this rule; all that block, when left out. */
  readonly rule?: string;
  readonly reason: string;
  readonly owner: string;
  /** The last day, `YYYY-MM-DD`. */
  readonly expires: string;
  readonly today: string;
}

/**
 * Writes an exemption for each finding that blocks an event type, and returns them. What a record of the same finding
 * said before is replaced.
 *
 * @throws StreambridgeError `USAGE` when nothing blocks that event type, or the day is none or is over.
 */
export function exempt(review: Review, request: ExemptRequest): readonly Exemption[] {
  refuseDay(request);
  const found = review.findings.filter((finding) => isMeant(finding, request));
  if (found.length === 0) throw nothingToExempt(review, request);
  const records = found.map((finding) => recordOf(finding, request));
  const keys = new Set(records.map(keyOf));
  const kept = readExemptions(filesOnDisk(request.root))
    .filter((record) => !keys.has(keyOf(record)))
    .map(({ place: _place, ...record }) => record);
  const file = join(request.root, EXEMPTIONS);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ exemptions: [...kept, ...records] }, undefined, 2)}\n`);
  return records;
}

function nothingToExempt({ findings }: Review, { event, rule }: ExemptRequest): StreambridgeError {
  const other = findings.find(
    (finding) => finding.severity === "error" && finding.eventType === event && (rule ?? finding.rule) === finding.rule,
  );
  if (other !== undefined && other.exemption === undefined) {
    return new StreambridgeError("USAGE", `${other.rule} of ${event} is no difference between two schemas`, {
      mend: "An exemption is bound to the difference that it covers; this one has to be fixed.",
    });
  }
  return new StreambridgeError("USAGE", `nothing blocks ${event}${rule === undefined ? "" : ` by ${rule}`}`, {
    mend: "`streambridge schema review` shows what blocks.",
  });
}

function isMeant(
  { severity, exemption, eventType, rule, against }: Finding,
  { event, rule: wanted }: ExemptRequest,
): boolean {
  if (severity !== "error" || exemption !== undefined || against.length === 0) return false;
  return eventType === event && (wanted === undefined || rule === wanted);
}

function recordOf(finding: Finding, { reason, owner, expires }: ExemptRequest): Exemption {
  const { eventType, rule, direction, field, against, digest } = finding;
  return {
    event: eventType,
    rule,
    ...(direction !== undefined && { direction }),
    ...(field !== undefined && { field }),
    from: [...new Set(against.map((one) => one.digest))],
    ...(digest !== undefined && { to: digest }),
    reason,
    owner,
    expires,
  };
}

function keyOf({ event, rule, direction, field }: Exemption): string {
  return JSON.stringify([event, rule, direction, field]);
}

function refuseDay({ expires, today }: ExemptRequest): void {
  if (isDay(expires) && expires >= today) return;
  throw new StreambridgeError("USAGE", `${expires} is ${isDay(expires) ? "over" : "no day"}`, {
    mend: "Give the last day on which the exemption counts, such as --expires 2027-01-31.",
  });
}
