import { SEVERITIES, type Advisory, type Report, type Severity } from "./report.ts";

/** The folders whose dependencies are bundled into what is deployed. */
const DEPLOYED = [
  "packages/bridge",
  "packages/consumer-kit",
  "packages/consumers",
  "packages/errors",
  "packages/events",
  "packages/keeper",
  "packages/producer-kit",
  "packages/producers",
];

/** From here on an advisory fails the audit where it is deployed. */
const FAILS_FROM: Severity = "high";

/** What an audit comes to. */
export interface Verdict {
  readonly failed: boolean;
  /** For people: a line for each advisory, then what decided. */
  readonly lines: readonly string[];
}

/**
 * The rule: an advisory of severity high or critical on what is deployed fails. Milder ones, and all on tools that run on
 * developers' machines and in CI only, are warnings: they are mended with the next update, not at the price of a red build that
 * nobody caused. A registry that does not answer fails nothing, and is named.
 *
 * @param deployed The report on production dependencies.
 * @param all The report on all of them.
 */
export function judge(deployed: Report, all: Report): Verdict {
  const unreachable = [deployed, all].find((report) => report.kind === "unreachable");
  if (unreachable?.kind === "unreachable") {
    return { failed: false, lines: [`Not audited, since the registry did not answer: ${unreachable.reason}`] };
  }
  const failing = new Set(
    advisoriesOf(deployed)
      .filter(isFailing)
      .map(({ url }) => url),
  );
  const lines = advisoriesOf(all).map(
    (advisory) => `${failing.has(advisory.url) ? "FAILS" : "warns"} ${describe(advisory)}`,
  );
  const decided =
    failing.size > 0
      ? `${failing.size} of ${lines.length} advisories fail: ${FAILS_FROM} or worse, in what is deployed. Update the package, or override it in pnpm-workspace.yaml.`
      : `${lines.length} advisories, none of them ${FAILS_FROM} or worse in what is deployed.`;
  return { failed: failing.size > 0, lines: [...lines.toSorted(), decided] };
}

const advisoriesOf = (report: Report): readonly Advisory[] => (report.kind === "answered" ? report.advisories : []);

function isFailing({ severity, cameThrough }: Advisory): boolean {
  const isBad = SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(FAILS_FROM);
  return (
    isBad && cameThrough.some((folder) => DEPLOYED.some((room) => folder === room || folder.startsWith(`${room}/`)))
  );
}

function describe({ name, severity, title, url, cameThrough }: Advisory): string {
  return `${severity}: ${name}: ${title} (${url}), through ${cameThrough.join(", ")}`;
}
