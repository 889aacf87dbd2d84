import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { PAPER, writePaper } from "./paper.ts";

writeFileSync(fileURLToPath(new URL(`../../../../${PAPER}`, import.meta.url)), writePaper());
console.log(`wrote ${PAPER}`);
