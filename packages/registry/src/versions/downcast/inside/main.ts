import type { DowncastJob, DowncastReport } from "../report.ts";
import { tryDowncast, type Downcast } from "./try-downcast.ts";

/** The process in which downcasts run: takes a {@link DowncastJob} from its parent, answers with a report for each step. */
process.once("message", (job) => {
  void reportOn(job as DowncastJob).then((reports) => process.send?.(reports));
});

async function reportOn({ module, steps, runs, seed }: DowncastJob): Promise<readonly DowncastReport[]> {
  const { downcasts } = (await import(module)) as { downcasts: Readonly<Record<string, Downcast | undefined>> };
  return steps.map((step): DowncastReport => {
    const downcast = downcasts[step.older];
    return downcast === undefined ? { kind: "missing" } : tryDowncast(step, downcast, { runs, seed });
  });
}
