import { checkRegistry } from "../check/check.ts";
import { schemaInvalid } from "../problem.ts";
import { readRegistry } from "../read/read-registry.ts";
import { eventsOf, type Registry } from "../registry.ts";
import { applyExemptions } from "./exemptions/apply-exemptions.ts";
import { readExemptions } from "./exemptions/read-exemptions.ts";
import type { ReadersOf } from "./explain/to-finding.ts";
import type { Finding } from "./finding.ts";
import { historiesOf, type History } from "./history.ts";
import { inMetadata } from "./in-metadata.ts";
import { judgeHistory, type ComparedPair } from "./judge-history.ts";
import { mergeFindings } from "./merge-findings.ts";
import type { RulesOnTheBus } from "../readers/rules/silenced-rules.ts";
import type { Readers } from "../readers/reader.ts";
import { findUnknownNames } from "../readers/rules/external-names.ts";
import { findChangedSources } from "../readers/rules/source-changed.ts";
import { changedDowncasts } from "../versions/downcast/changed-downcasts.ts";
import { checkVersions } from "../versions/check-versions.ts";
import { policies } from "./policies/index.ts";
import { collectTrees, treeInFolder, type Wanted } from "./revisions/collect-trees.ts";
import { readMergeBase } from "./revisions/merge-base.ts";
import { weigh } from "./weigh.ts";

/** What is to be reviewed. */
export interface ReviewRequest extends Wanted {
  /** Answers who reads a field; see `readersHit`. */
  readonly readersOf: ReadersOf;
  /** Rules of readers outside; left out, none is evaluated. */
  readonly rules?: RulesOnTheBus;
  /** Readers whose event types and fields are held against the schemas, with where they lie; left out, none is. */
  readonly readers?: Readers;
  /** Today, `YYYY-MM-DD`: what exemptions expire by. */
  readonly today: string;
}

/** What a review found, as data; see `print/` for people and machines. */
export interface Review {
  /** The revisions that were looked at, oldest first. */
  readonly revisions: readonly string[];
  /** How many event types there are now. */
  readonly eventTypes: number;
  /** Those that no revision knows. */
  readonly added: readonly string[];
  /** Every pair of versions that differ. */
  readonly pairs: readonly ComparedPair[];
  /** What blocks first. */
  readonly findings: readonly Finding[];
}

/**
 * Compares the schemas as they are with every version that readers or archives may hold, and says what breaks, for whom,
 * with an event that shows it.
 *
 * @throws StreambridgeError `SCHEMA_INVALID` when a schema or an exemption breaks the rules for them;
 *   `REVISIONS_UNREADABLE` when there is nothing to compare with.
 */
export async function review(request: ReviewRequest): Promise<Review> {
  const trees = collectTrees(request);
  const now = treeInFolder(request.root);
  const registry = readRegistry(now.files);
  const histories = historiesOf(registry, now.digests, trees);
  // The judge's thread starts while the rules are applied; of schemas that are refused nobody hears what it says.
  const judging = Promise.all(histories.map((history) => judgeHistory(history, request.readersOf)));
  judging.catch(() => undefined);
  refuseInvalid(registry, histories);
  const exemptions = readExemptions(now.files);
  const [judged, versions, silenced] = await Promise.all([
    judging,
    checkVersions({ ...request, registry, touched: touchedIn(request, histories) }),
    silencedRules(histories, registry, request.rules),
  ]);
  const sources = findChangedSources({ registry, now, trees, readersOf: request.readersOf });
  const names = request.readers === undefined ? [] : findUnknownNames({ registry, histories, ...request.readers });
  const applied = histories.flatMap((history) => applyPolicies(history, request.readersOf));
  const findings = [
    ...judged.flatMap((one) => one.findings),
    ...applied,
    ...versions,
    ...silenced,
    ...sources,
    ...names,
  ];
  return {
    revisions: trees.map(({ name }) => name),
    eventTypes: eventsOf(registry).length,
    added: histories
      .filter(({ now: version, past, same }) => version !== undefined && past.length + same.length === 0)
      .map(({ type }) => type),
    pairs: judged.flatMap(({ pairs }) => pairs),
    findings: applyExemptions(weigh(mergeFindings(findings), trees), exemptions, request.today),
  };
}

/** Whether a review must not pass: something blocks, and no exemption covers it. */
export function blocks({ findings }: Review): boolean {
  return findings.some(({ severity, exemption }) => severity === "error" && exemption === undefined);
}

/** What a revision has exactly as it is now has been held to the rules when it got there. */
function refuseInvalid(registry: Registry, histories: readonly History[]): void {
  const known = new Set(histories.filter(({ same }) => same.length > 0).map(({ type }) => type));
  const problems = checkRegistry(registry, ({ event }) => event === undefined || !known.has(event.type));
  if (problems.length > 0) throw schemaInvalid(problems);
}

/** Loaded only where there is a rule to evaluate: the generator of events takes a while to load. */
async function silencedRules(histories: readonly History[], registry: Registry, rules: RulesOnTheBus | undefined) {
  if (rules === undefined) return [];
  const { findSilencedRules } = await import("../readers/rules/silenced-rules.ts");
  return findSilencedRules(histories, registry, rules);
}

/** Event types that some revision has in another way or that none has, and those that a branch makes by other code. */
function touchedIn({ root, base, from }: ReviewRequest, histories: readonly History[]): ReadonlySet<string> {
  const start = from === undefined ? readMergeBase(root, base) : undefined;
  const isMadeAnew = start === undefined ? () => false : changedDowncasts(root, start.commit);
  const touched = histories.filter(({ type, past, same }) => past.length > 0 || same.length === 0 || isMadeAnew(type));
  return new Set(touched.map(({ type }) => type));
}

function applyPolicies(history: History, readersOf: ReadersOf): readonly Finding[] {
  return policies.flatMap((policy) => policy.find(history, readersOf)).map(inMetadata);
}
