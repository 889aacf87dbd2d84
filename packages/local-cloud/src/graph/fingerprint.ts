import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";

/** A short text that changes when the content of a file, the list of names in a folder, or its being there changes. */
export function fingerprint(path: string): string {
  try {
    return hash(readFileSync(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EISDIR") return "absent";
    return hash(readdirSync(path).toSorted().join("\n"));
  }
}

const hash = (content: string | Buffer): string =>
  createHash("sha256").update(content).digest("base64url").slice(0, 16);
