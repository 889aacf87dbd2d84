import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { EventChange } from "./event-changes.ts";
import type { ReleasedSchemas } from "./released-schemas.ts";

/** The file in a domain's folder that tells what its releases changed. */
export const CHANGELOG = "CHANGELOG.md";

/**
 * Puts what a release changed on top of `schemas/<domain>/CHANGELOG.md`, an entry for each event type. A release that
 * stands there already is left as it is, so that people may add to it.
 *
 * @returns the files that were written, from the root.
 */
export function writeChangelogs(root: string, released: ReleasedSchemas, changes: readonly EventChange[]): string[] {
  const byDomain = Map.groupBy(changes, ({ domain }) => domain);
  return [...byDomain].flatMap(([domain, own]) => {
    const file = `schemas/${domain}/${CHANGELOG}`;
    // A domain that left with its last event has no folder to write to.
    if (!existsSync(join(root, `schemas/${domain}`))) return [];
    const text = existsSync(join(root, file)) ? readFileSync(join(root, file), "utf8") : headOf(domain);
    const entry = entryOf(released, own);
    if (text.includes(`## ${released.release} `)) return [];
    const at = text.indexOf("\n## ");
    const [head, rest] = at < 0 ? [text.trimEnd(), ""] : [text.slice(0, at).trimEnd(), text.slice(at + 1)];
    writeFileSync(join(root, file), `${head}\n\n${entry}${rest === "" ? "" : `\n${rest}`}`);
    return [file];
  });
}

function headOf(domain: string): string {
  return `# What changed about the events of ${domain}\n\nWritten by \`streambridge schema release\`, the newest on top.\n`;
}

function entryOf({ release, day }: ReleasedSchemas, changes: readonly EventChange[]): string {
  const entries = changes.map(({ eventType, lines }) => `### ${eventType}\n\n${lines.map(item).join("\n")}\n`);
  return `## ${release} (${day})\n\n${entries.join("\n")}`;
}

/** A field's path and whatever a pattern holds are code, not Markdown. */
function item(line: string): string {
  return `- ${line.replace(/^(data\S*)/, "`$1`").replaceAll(/matches (\S+?)([,.;]?)(?=\s|$)/g, "matches `$1`$2")}`;
}
