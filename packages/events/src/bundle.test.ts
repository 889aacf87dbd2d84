import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";

const entry = fileURLToPath(new URL("index.ts", import.meta.url));

/** Modules of a bundle of the main entry; those that are loaded on demand only are left out. */
async function modulesOf(ondemand: boolean): Promise<readonly string[]> {
  const { metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    outdir: "unused",
    write: false,
    metafile: true,
  });
  const eager = new Set<string>();
  const visit = (input: string): void => {
    if (eager.has(input)) return;
    eager.add(input);
    for (const next of metafile.inputs[input]?.imports ?? []) {
      if (next.external !== true && (ondemand || next.kind !== "dynamic-import")) visit(next.path);
    }
  };
  for (const input of Object.keys(metafile.inputs)) if (input.endsWith("events/src/index.ts")) visit(input);
  return [...eager];
}

test("no bundle of events has Ajv in it, only its formats", async () => {
  const modules = await modulesOf(true);
  expect(
    modules.filter((path) => /node_modules/.test(path)).map((path) => path.replace(/.*node_modules\//, "")),
  ).toEqual(["ajv-formats/dist/formats.js"]);
});

test("validators with words are loaded on demand only", async () => {
  expect(explainers(await modulesOf(false))).toEqual([]);
  expect(explainers(await modulesOf(true)).length).toBeGreaterThan(0);
});

test("Node loads events and their validators as they lie on the disk", () => {
  const program = `
    const { explain, validateStrict } = await import(${JSON.stringify(entry)});
    console.log(validateStrict("UserDeleted.v1", {}), (await explain("UserDeleted.v1", {}, "tolerant")).length);
  `;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8" });
  expect(stderr).toBe("");
  expect(stdout).toBe("false 4\n");
});

function explainers(paths: readonly string[]): readonly string[] {
  return paths.filter((path) => path.includes("generated/explain/"));
}
