import type { Findings, Job } from "../job.ts";
import type { Counts } from "../unreached.ts";
import { loadHandlers } from "./load-handlers.ts";
import { closeTheNetwork } from "./no-way-out.ts";
import { quietGlobals } from "./quiet-globals.ts";
import { runAll } from "./run-all.ts";

/**
 * The process in which a consumer's handlers run: takes a {@link Job} from its parent, answers with {@link Findings}.
 * Nothing of the consumer is loaded before the recording stands.
 */
process.once("message", (job) => {
  void look(job as Job)
    .catch((thrown: unknown): Findings => ({ ok: false, reason: describe(thrown) }))
    .then((findings) => process.send?.(findings));
});

async function look(job: Job): Promise<Findings> {
  quietGlobals();
  await closeTheNetwork();
  const loaded = await loadHandlers(job);
  if (!loaded.ok) return loaded;
  const { sightings, endless } = await runAll(job, loaded.handlers);
  return { ok: true, sightings, endless, counts: countsAt(job.counters) };
}

function describe(thrown: unknown): string {
  return thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
}

/** What istanbul's counters, which stand in the consumer's code, have counted; none, where none of it was loaded. */
function countsAt(name: string): Readonly<Record<string, Counts>> {
  return (globalThis as unknown as Readonly<Record<string, Readonly<Record<string, Counts>> | undefined>>)[name] ?? {};
}
