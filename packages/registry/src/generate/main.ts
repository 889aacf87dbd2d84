import { exitCodeOf, StreambridgeError } from "@streambridge/errors";
import { checkFresh, generate } from "./generate.ts";

/** The workspace's root, from this file. */
const ROOT = new URL("../../../../", import.meta.url).pathname;

try {
  if (process.argv.includes("--check")) {
    await checkFresh(ROOT);
    console.log("generated code is fresh");
  } else {
    const written = await generate(ROOT);
    console.log(written.length === 0 ? "generated code was fresh" : `wrote ${written.length} files`);
  }
} catch (thrown) {
  const error = StreambridgeError.from(thrown);
  console.error(error.message);
  if (error.mend !== undefined) console.error(error.mend);
  process.exitCode = exitCodeOf(error);
}
