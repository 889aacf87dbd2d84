import { StreambridgeError } from "@streambridge/errors";
import { existsSync } from "node:fs";
import { glob, mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Machine } from "../../../env.ts";
import { JAVA_VERSION } from "../../../limits.ts";
import { majorVersionOf } from "./major-version-of.ts";

/** Where Java is looked for, and how it is fetched where there is none. */
export interface JavaSearch {
  readonly machine: Machine;
  /** The folder in which a fetched Java is kept. */
  readonly cache: string;
  /** Puts a `jre` folder into a folder; default by the package njre, from Adoptium. */
  readonly fetch?: (into: string) => Promise<unknown>;
}

const EXECUTABLE = process.platform === "win32" ? "java.exe" : "java";

/**
 * The path of a Java of version 17 or later: that of JAVA_HOME, the first of PATH that is new enough, one fetched
 * earlier, or one fetched now.
 *
 * @throws StreambridgeError `JAVA_MISSING` when there is none and none can be fetched.
 */
export async function findJava({ machine, cache, fetch = fetchJre }: JavaSearch): Promise<string> {
  const fetched = join(cache, "java");
  const installed = [...(machine.javaHome ? [join(machine.javaHome, "bin")] : []), ...machine.path]
    .map((folder) => join(folder, EXECUTABLE))
    .filter((path) => existsSync(path));
  const found = (await firstNewEnough(installed)) ?? (await firstNewEnough(await executablesBelow(fetched)));
  if (found !== undefined) return found;
  try {
    await mkdir(fetched, { recursive: true });
    await fetch(fetched);
  } catch (cause) {
    throw javaMissing(cause);
  }
  return (await firstNewEnough(await executablesBelow(fetched))) ?? refuseFetched();
}

async function firstNewEnough(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) if ((await majorVersionOf(path)) >= JAVA_VERSION) return path;
  return undefined;
}

// macOS keeps it one level deeper, in Contents/Home/bin.
async function executablesBelow(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const path of glob(`jre/**/bin/${EXECUTABLE}`, { cwd: folder })) found.push(join(folder, path));
  return found;
}

/** Fetches a Java runtime from Adoptium into a folder; some 45 MB. */
export async function fetchJre(into: string): Promise<void> {
  const { install } = await import("njre");
  // njre puts its `jre` folder beside the path that it is given.
  await install(JAVA_VERSION, { type: "jre", installPath: join(into, "archive") });
}

function refuseFetched(): never {
  throw javaMissing(new Error("what was fetched does not run here"));
}

function javaMissing(cause: unknown): StreambridgeError {
  return new StreambridgeError(
    "JAVA_MISSING",
    `DynamoDB Local needs Java ${JAVA_VERSION} or later; neither JAVA_HOME nor PATH has one, and none could be fetched`,
    {
      cause,
      mend:
        `Install a Java ${JAVA_VERSION} runtime (Debian, Ubuntu: \`apt-get install openjdk-17-jre-headless\`; ` +
        "macOS: `brew install openjdk@17`; Windows: `winget install EclipseAdoptium.Temurin.17.JRE`), or set JAVA_HOME.",
    },
  );
}
