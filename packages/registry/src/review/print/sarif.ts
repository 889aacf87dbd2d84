import { createHash } from "node:crypto";
import type { Log, PhysicalLocation, ReportingDescriptor, Result } from "sarif";
import { allRules } from "../all-rules.ts";
import type { FilePlace, Finding } from "../finding.ts";
import type { Review } from "../review.ts";
import { revisionsOf, whoIsHit } from "./words.ts";

/** What every log begins with. */
export const SARIF_FRAME = { $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0" } as const;

/** The name under which results are listed. */
export const SARIF_TOOL = "streambridge schema review";

/** Prints a review as SARIF 2.1.0, which code scanning takes; an exemption is a suppression that was accepted. */
export function printSarif(review: Review): string {
  const log: Log = {
    ...SARIF_FRAME,
    runs: [
      {
        tool: { driver: { name: SARIF_TOOL, rules: allRules.map(describeRule) } },
        columnKind: "utf16CodeUnits",
        results: review.findings.map(describeFinding),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function describeRule({ id, purpose }: (typeof allRules)[number]): ReportingDescriptor {
  return { id, shortDescription: { text: purpose } };
}

function describeFinding(finding: Finding): Result {
  const { rule, severity, sentence, mend, now, old, exemption, eventType, direction, verdict, witness, readers } =
    finding;
  const place = now ?? old;
  return {
    ruleId: rule,
    ruleIndex: allRules.findIndex(({ id }) => id === rule),
    level: severity,
    message: { text: [`${eventType}: ${sentence}`, ...whoIsHit(finding), ...mend].join("\n") },
    locations: place === undefined ? [] : [{ physicalLocation: locate(place) }],
    ...(old !== undefined &&
      now !== undefined && {
        relatedLocations: [
          { id: 1, message: { text: `as it was in ${revisionsOf(finding)}` }, physicalLocation: locate(old) },
        ],
      }),
    partialFingerprints: { "streambridgeFinding/v1": fingerprint(finding) },
    ...(exemption !== undefined && {
      suppressions: [{ kind: "external", status: "accepted", justification: justify(exemption) }],
    }),
    properties: { eventType, direction, verdict, witness, old, now, readers, against: finding.against },
  };
}

function locate({ file, line, column }: FilePlace): PhysicalLocation {
  return { artifactLocation: { uri: file, uriBaseId: "%SRCROOT%" }, region: { startLine: line, startColumn: column } };
}

function justify({ reason, owner, expires }: NonNullable<Finding["exemption"]>): string {
  return `${reason} (${owner}, until ${expires})`;
}

/** The same finding has the same one in the next run, wherever its lines have gone. */
function fingerprint({ rule, eventType, direction, field, against }: Finding): string {
  const parts = [rule, eventType, direction, field, ...against.map(({ digest }) => digest)];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
