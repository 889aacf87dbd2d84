// `npm test`: prepare, check, test, count. Every step runs, whatever the ones before it came to.
import { prepare } from "./test/prepare.ts";
import { checks } from "./test/checks.ts";
import { runCheck } from "./test/run-check.ts";
import { runVitest } from "./test/run-vitest.ts";
import { Screen } from "./test/screen.ts";
import { Tally } from "./test/tally.ts";

const WITHOUT_STORIES = "--without-stories";

/**
 * Runs everything and answers the exit code: 0 only when nothing failed.
 *
 * @param args `--without-stories` leaves the end-to-end stories out; anything else narrows the tests to files whose path
 * contains it, as in vitest, and leaves the checks out.
 */
async function main(args: readonly string[]): Promise<number> {
  const screen = new Screen(process.stdout);
  const tally = new Tally();
  const only = args.filter((argument) => argument !== WITHOUT_STORIES);

  await prepare(screen, tally);
  if (only.length === 0) for (const check of checks) await runCheck(check, screen, tally);
  await runVitest({ only, stories: !args.includes(WITHOUT_STORIES) }, screen, tally);

  for (const skip of tally.skipped) screen.line(`skipped: ${skip.name}: ${skip.reason}`);
  screen.line(tally.summary());
  return tally.failed === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
