import { execFileSync } from "node:child_process";

/** Nothing of the person's own set-up: no signing, no hooks, no name that is missing. */
const IDENTITY = [
  "user.name=Test",
  "user.email=test@example.com",
  "commit.gpgsign=false",
  "tag.gpgsign=false",
  "core.hooksPath=/nowhere",
].flatMap((setting) => ["-c", setting]);

/** Runs git and returns what it prints. @throws Error when git ends with another code than 0 */
export type Git = (...words: readonly string[]) => string;

/** Git in this folder, with a name of its own. */
export function gitIn(folder: string): Git {
  return (...words) => execFileSync("git", ["-C", folder, ...IDENTITY, ...words], { encoding: "utf8", stdio: "pipe" });
}

/** Commits everything that is there, be it nothing. */
export function commitAll(git: Git, message = "Change"): void {
  git("add", "--all");
  git("commit", "--quiet", "--allow-empty", "--message", message);
}
