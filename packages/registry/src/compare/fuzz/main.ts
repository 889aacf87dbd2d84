import { parseArgs } from "node:util";
import { fileURLToPath } from "node:url";
import { fuzz } from "./fuzz.ts";
import { originsBelow } from "./pool.ts";

// `pnpm fuzz:review --pairs N --seed S [--profile]`: sets the prover, the search and a fresh Ajv against each other at
// length. With --profile only pairs count that the registry would take, and no answer may be unknown.

const { values } = parseArgs({
  options: {
    pairs: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
    profile: { type: "boolean", default: false },
  },
});
const root = fileURLToPath(new URL("../../../../../", import.meta.url));
const origins = originsBelow(root);
const begun = performance.now();
const { profile } = values;
const found = fuzz(origins, {
  pairs: Number(values.pairs),
  seed: Number(values.seed),
  profile,
  tell({ pairs, contradictions, undecided }) {
    for (const one of profile ? [...contradictions, ...undecided] : contradictions) console.log(JSON.stringify(one));
    if (pairs % 500 === 0) console.error(`${pairs} pairs`);
  },
});
const { verdicts, events, contradictions, undecided } = found;
const directions = Object.values(verdicts).reduce((sum, count) => sum + count, 0);
console.log(
  `${found.pairs} pairs from ${origins.length} schemas, seed ${values.seed}, ${events} events, ${Math.round((performance.now() - begun) / 1000)} s`,
);
console.log(`${contradictions.length} contradictions`);
for (const [verdict, count] of Object.entries(verdicts))
  console.log(`${verdict}: ${count} (${((100 * count) / directions).toFixed(2)} %)`);
process.exitCode = contradictions.length === 0 && (!profile || undecided.length === 0) ? 0 : 3;
