import { parseArgs } from "node:util";
import { fileURLToPath } from "node:url";
import { fuzz } from "./fuzz.ts";
import { originsBelow } from "./pool.ts";

// `pnpm fuzz:review --pairs N --seed S`: sets the prover, the search and a fresh Ajv against each other at length.

const { values } = parseArgs({
  options: { pairs: { type: "string", default: "1000" }, seed: { type: "string", default: "1" } },
});
const root = fileURLToPath(new URL("../../../../../", import.meta.url));
const origins = originsBelow(root);
const begun = performance.now();
const found = fuzz(origins, Number(values.pairs), Number(values.seed), ({ pairs, contradictions }) => {
  for (const contradiction of contradictions) console.log(JSON.stringify(contradiction));
  if (pairs % 500 === 0) console.error(`${pairs} pairs`);
});
const { verdicts, events, contradictions } = found;
const directions = Object.values(verdicts).reduce((sum, count) => sum + count, 0);
console.log(
  `${found.pairs} pairs from ${origins.length} schemas, seed ${values.seed}, ${events} events, ${Math.round((performance.now() - begun) / 1000)} s`,
);
console.log(`${contradictions.length} contradictions`);
for (const [verdict, count] of Object.entries(verdicts))
  console.log(`${verdict}: ${count} (${((100 * count) / directions).toFixed(2)} %)`);
process.exitCode = contradictions.length === 0 ? 0 : 3;
