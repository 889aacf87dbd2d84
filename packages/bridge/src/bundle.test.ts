import { fileURLToPath } from "node:url";
import { build, type Metafile } from "esbuild";
import { beforeAll, expect, test } from "vitest";

const ENTRY = "src/handler.ts";

/** What the function may weigh when it starts, in bytes of minified code; a client that creeps in adds 34,000 and more. */
const START_BYTES_LIMIT = 500_000;

let metafile: Metafile;
beforeAll(async () => {
  // As SST bundles functions, but minified.
  const built = await build({
    absWorkingDir: fileURLToPath(new URL("..", import.meta.url)),
    entryPoints: [ENTRY],
    outfile: "handler.mjs",
    write: false,
    bundle: true,
    minify: true,
    metafile: true,
    platform: "node",
    format: "esm",
    target: "es2024",
    mainFields: ["module", "main"],
    keepNames: true,
  });
  metafile = built.metafile;
});

/** The modules that run when the function starts: all that the handler reaches without a dynamic import. */
function modulesAtStart(): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [ENTRY];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    const imports = metafile.inputs[path]?.imports ?? [];
    waiting.push(
      ...imports.filter(({ kind, external }) => kind !== "dynamic-import" && external !== true).map((one) => one.path),
    );
  }
  return reached;
}

test.each(["client-s3", "client-sqs", "client-ssm", "events/src/generated/explain"])(
  "%s is in the bundle, and not loaded when the function starts",
  (part) => {
    expect(Object.keys(metafile.inputs).some((path) => path.includes(part))).toBe(true);
    expect([...modulesAtStart()].filter((path) => path.includes(part))).toEqual([]);
  },
);

test("no validator is compiled by the function, at start or later", () => {
  expect(Object.keys(metafile.inputs).filter((path) => path.includes("/ajv/dist/compile"))).toEqual([]);
});

test("what runs at start is small", () => {
  const [output] = Object.values(metafile.outputs);
  let bytes = 0;
  for (const path of modulesAtStart()) bytes += output?.inputs[path]?.bytesInOutput ?? 0;
  expect(bytes).toBeLessThan(START_BYTES_LIMIT);
});
