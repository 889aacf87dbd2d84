import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { exitCodeOf, StreambridgeError } from "@streambridge/errors";
import { checkFresh, generate } from "./generate.ts";

/** What `pnpm generate` takes: `--check` writes nothing; `--root` is for tests. */
const OPTIONS = {
  check: { type: "boolean", default: false },
  root: { type: "string", default: fileURLToPath(new URL("../../../../", import.meta.url)) },
} as const;

try {
  const { check, root } = readOptions();
  if (check) {
    await checkFresh(root);
    console.log("Generated code is fresh.");
  } else {
    const differences = await generate(root);
    for (const { file, kind } of differences) console.log(`${kind === "left over" ? "removed" : "wrote"} ${file}`);
    if (differences.length === 0) console.log("Generated code was fresh.");
  }
} catch (thrown) {
  const error = StreambridgeError.from(thrown);
  console.error(error.message);
  if (error.mend !== undefined) console.error(error.mend);
  process.exitCode = exitCodeOf(error);
}

function readOptions() {
  try {
    return parseArgs({ options: OPTIONS }).values;
  } catch (thrown) {
    const mend = "Run `pnpm generate`, or `pnpm generate --check`.";
    throw new StreambridgeError("USAGE", thrown instanceof Error ? thrown.message : String(thrown), { mend });
  }
}
