/*
 * Bad input at length (docs/proof.md): `pnpm fuzz:input --runs N --seed S`; ends with 3 when a promise was broken.
 */
import { parseArgs } from "node:util";
import { exitCodeOf, StreambridgeError } from "@streambridge/errors";
import { fuzz, KINDS, type Fuzzed } from "./fuzz.ts";
import { DEFAULT_RUNS } from "./limits.ts";
import { headOfTable, rowOf, sumOf } from "./table.ts";

const OPTIONS = {
  runs: { type: "string", default: String(DEFAULT_RUNS) },
  seed: { type: "string", default: String(Date.now() % 2 ** 31) },
} as const;

try {
  const { runs, seed } = readOptions();
  console.log(`seed ${seed}\n${headOfTable()}`);
  const all: Fuzzed[] = [];
  for (const kind of KINDS) {
    const fuzzed = await fuzz(kind, Math.ceil(runs / KINDS.length), seed);
    console.log(rowOf(fuzzed));
    if (fuzzed.broken !== undefined) throw brokenBy(fuzzed, fuzzed.broken, `--runs ${runs} --seed ${seed}`);
    all.push(fuzzed);
  }
  console.log(sumOf(all));
} catch (thrown) {
  const error = StreambridgeError.from(thrown);
  console.error(error.fault === "ours" ? error.stack : error.message);
  if (error.mend !== undefined) console.error(error.mend);
  process.exitCode = exitCodeOf(error);
}

function brokenBy(
  { kind }: Fuzzed,
  { input, sentence }: NonNullable<Fuzzed["broken"]>,
  options: string,
): StreambridgeError {
  return new StreambridgeError("PROMISE_BROKEN", `${kind}: ${sentence}\n${input.slice(0, 4_000)}`, {
    mend: `See it again: pnpm fuzz:input ${options}`,
  });
}

function readOptions(): { readonly runs: number; readonly seed: number } {
  try {
    const { runs, seed } = parseArgs({ options: OPTIONS }).values;
    if (/^\d+$/.test(runs) && /^\d+$/.test(seed)) return { runs: Number(runs), seed: Number(seed) };
    throw new Error("--runs and --seed are whole numbers");
  } catch (thrown) {
    throw new StreambridgeError("USAGE", thrown instanceof Error ? thrown.message : String(thrown), {
      mend: "pnpm fuzz:input --runs 100000 --seed 7",
    });
  }
}
