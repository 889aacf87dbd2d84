/** How bad an advisory is, by npm's words, the mildest first. */
export const SEVERITIES = ["info", "low", "moderate", "high", "critical"] as const;

export type Severity = (typeof SEVERITIES)[number];

/** What is known to be wrong with an installed package. */
export interface Advisory {
  readonly name: string;
  readonly severity: Severity;
  readonly title: string;
  readonly url: string;
  /** The folders in the workspace that it comes in through, such as `packages/bridge`; `.` is the workspace itself. */
  readonly cameThrough: readonly string[];
}

/** What one run of `pnpm audit --json` said; or, where it could not ask, why. */
export type Report =
  | { readonly kind: "answered"; readonly advisories: readonly Advisory[] }
  | { readonly kind: "unreachable"; readonly reason: string };

/**
 * Reads what `pnpm audit --json` wrote. Anything that is no report is taken for a registry that did not answer: what that looks
 * like differs from mirror to mirror.
 *
 * @param output standard output and error together
 */
export function readReport(output: string): Report {
  const parsed = parse(output);
  if (parsed === undefined) return { kind: "unreachable", reason: inOneLine(output) };
  return { kind: "answered", advisories: Object.values(parsed.advisories).map(readAdvisory) };
}

interface Written {
  readonly advisories: Readonly<Record<string, WrittenAdvisory>>;
}

interface WrittenAdvisory {
  readonly module_name: string;
  readonly severity: string;
  readonly title: string;
  readonly url: string;
  readonly findings: readonly { readonly paths: readonly string[] }[];
}

function parse(output: string): Written | undefined {
  try {
    const value = JSON.parse(output.slice(output.indexOf("{"))) as Partial<Written> | null;
    return typeof value?.advisories === "object" ? { advisories: value.advisories } : undefined;
  } catch {
    return undefined;
  }
}

function readAdvisory({ module_name: name, severity, title, url, findings }: WrittenAdvisory): Advisory {
  const paths = findings.flatMap((finding) => finding.paths);
  return {
    name,
    // A word that nobody knows yet is taken for the worst.
    severity: SEVERITIES.find((known) => known === severity) ?? "critical",
    title,
    url,
    cameThrough: [...new Set(paths.map(importerOf))].toSorted(),
  };
}

/** pnpm writes `packages__bridge>ulid` for what packages/bridge depends on. */
function importerOf(path: string): string {
  return (path.split(">")[0] ?? "").replaceAll("__", "/");
}

/** The first lines of what was written, for people. */
function inOneLine(output: string): string {
  const lines = output.split("\n").map((line) => line.replace(/^[\s×│]+/, "").trim());
  return (
    lines
      .filter((line) => line !== "")
      .slice(0, MOST_LINES)
      .join(" ") || "pnpm wrote nothing"
  );
}

const MOST_LINES = 4;
