// `pnpm conformance FILE|DIR ...`: holds the local cloud against cases in files. docs/local-cloud.md describes their shapes.
import { exitCodeOf, StreambridgeError } from "@streambridge/errors";
import { runConformance } from "./run-conformance.ts";

try {
  await runConformance(process.argv.slice(2), (line) => process.stdout.write(`${line}\n`));
} catch (thrown) {
  const error = StreambridgeError.from(thrown);
  process.stderr.write(`${error.message}\n${error.mend === undefined ? "" : `${error.mend}\n`}`);
  if (error.code === "UNEXPECTED")
    process.stderr.write(`${String(error.cause instanceof Error ? error.cause.stack : error.cause)}\n`);
  process.exitCode = exitCodeOf(error);
}
