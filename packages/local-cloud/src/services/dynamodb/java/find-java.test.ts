import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findJava } from "./find-java.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "java-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** A folder laid out as a Java of this version. */
async function layJava(home: string, version: string): Promise<string> {
  await mkdir(join(home, "bin"), { recursive: true });
  await writeFile(join(home, "release"), `IMPLEMENTOR="Test"\nJAVA_VERSION="${version}"\n`);
  await writeFile(join(home, "bin", "java"), "");
  return home;
}

const refuse = (): Promise<never> => Promise.reject(new Error("no network"));

test("JAVA_HOME goes before PATH", async () => {
  const home = await layJava(join(folder, "home"), "21.0.2");
  const other = await layJava(join(folder, "other"), "17.0.1");
  const machine = { javaHome: home, path: [join(other, "bin")] };
  expect(await findJava({ machine, cache: folder, fetch: refuse })).toBe(join(home, "bin", "java"));
});

test("a Java that is too old is passed over, however its version is written", async () => {
  const eight = await layJava(join(folder, "8"), "1.8.0_402");
  const eleven = await layJava(join(folder, "11"), "11.0.22");
  const seventeen = await layJava(join(folder, "17"), "17.0.15");
  const machine = { javaHome: eight, path: [join(eleven, "bin"), join(seventeen, "bin")] };
  expect(await findJava({ machine, cache: folder, fetch: refuse })).toBe(join(seventeen, "bin", "java"));
});

test("where there is none, one is fetched once and found again", async () => {
  const search = {
    machine: { path: [] },
    cache: folder,
    fetch: (into: string) => layJava(join(into, "jre", "jdk-17.0.15+6-jre", "Contents", "Home"), "17.0.15"),
  };
  const fetched = await findJava(search);
  expect(fetched).toBe(join(folder, "java", "jre", "jdk-17.0.15+6-jre", "Contents", "Home", "bin", "java"));
  expect(await findJava({ ...search, fetch: refuse })).toBe(fetched);
});

test("where none can be fetched either, one sentence says what to install", async () => {
  await expect(findJava({ machine: { path: [] }, cache: folder, fetch: refuse })).rejects.toMatchObject({
    message:
      "JAVA_MISSING: DynamoDB Local needs Java 17 or later; neither JAVA_HOME nor PATH has one, and none could be fetched",
    mend: expect.stringContaining("apt-get install openjdk-17-jre-headless"),
  });
});
