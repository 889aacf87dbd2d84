import { execFile } from "node:child_process";
import { readFile, realpath } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

/**
 * The major version of a Java: 17 for 17.0.15, 8 for 1.8.0. 0 where it does not say, as Apple's placeholder for Java does
 * not. Read from the `release` file of its folder, which costs nothing; only where there is none it is started.
 */
export async function majorVersionOf(java: string): Promise<number> {
  const release = join(dirname(await realpath(java)), "..", "release");
  const text = await readFile(release, "utf8").catch(() => askItself(java));
  const [, major, minor] = /version(?:=| )"(\d+)(?:\.(\d+))?/i.exec(text) ?? [];
  return Number((major === "1" ? minor : major) ?? 0);
}

// `java -version` writes to its error stream: openjdk version "17.0.15" 2025-04-15
async function askItself(java: string): Promise<string> {
  return promisify(execFile)(java, ["-version"]).then(
    ({ stderr }) => stderr,
    () => "",
  );
}
