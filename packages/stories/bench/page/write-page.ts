import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT } from "../../src/world.ts";
import { BOOTS, BURST_ROWS, BURSTS, GUARDED_BURST_ROWS, SAMPLE_RUNS } from "../limits.ts";
import type { Line } from "./lines.ts";

/** Where and when the figures come from. */
export interface Circumstances {
  readonly machine: string;
  /** How much of the machine was free before each measurement, from 0 to 1. */
  readonly shares: readonly number[];
  readonly at: Date;
}

const PAGE = join(PROJECT, "docs/performance.md");

/** Writes docs/performance.md anew and answers its path. */
export function writePage(lines: readonly Line[], circumstances: Circumstances): string {
  writeFileSync(PAGE, pageOf(lines, circumstances));
  execFileSync(join(PROJECT, "node_modules/.bin/oxfmt"), [PAGE], { stdio: "ignore" });
  return PAGE;
}

function pageOf(lines: readonly Line[], { machine, shares, at }: Circumstances): string {
  const free = [Math.min(...shares), Math.max(...shares)].map((share) => Math.round(share * 100));
  const rows = lines.map(({ what, goal, measured }) => `| ${what} | ${goal} | ${measured} |`).join("\n");
  return `# How fast the local cloud is

\`pnpm bench:local\` measures and writes this page; nothing on it is written by hand.

Measured on ${at.toISOString().slice(0, 10)}: ${machine}. Before each measurement a test load got ${free.join(" to ")} % of
all cores; the rest was taken by others, and is missing in the figures.

| what | goal | measured |
| --- | --- | --- |
${rows}

Where a line has three figures, they are the median and, in brackets, the least and the most.

- **Boots**: ${BOOTS}, each in a process of its own, from its start until every service, function and mapping of [stacks/](../stacks) is up; Java
  is part of it. One boot before fills the caches. \`npm start -- --once\` is run ${SAMPLE_RUNS} times, from npm's start to its end; two to three of its
  seconds are the sample's guest, whose row has to expire.
- **Rows**: BatchWriteItem by the AWS SDK through the one address, DynamoDB Local, its stream, the bridge, two event types a row on the bus,
  four rules and queues, four functions, and for each event one HTTP request to a vendor. The clock stops when the last of the four requests
  for the last row has come in. Everything runs on the same cores: the client, Java, the vendor and all functions. ${BURSTS} bursts of
  ${BURST_ROWS.toLocaleString("en")} rows, after one that warms the functions.
- **The consumers are plain ones** in the place of the project's own, with the same kit, stack and defaults. The project's own keep to the
  rates that their vendors allow (\`ratePerSecond\` in each \`subscription.ts\`), here as deployed: a measurement of them would measure Slack's limit.
  With a **guard** (\`order: "latest-wins"\`) each event costs two conditional writes more, eight a row, and DynamoDB Local is what is
  measured; those bursts are of ${GUARDED_BURST_ROWS} rows. On AWS a guard is a table of its own and scales as tables do.
- **Rules**: as teams write them, by type, by source and by metadata, against events of about 800 bytes; the best of some rounds. Each rule by
  itself walks the event anew; the rule set walks it once and tries only the rules that its detail-type and source lead to.
`;
}
