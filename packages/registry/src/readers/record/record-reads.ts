import { realpathSync } from "node:fs";
import { join } from "node:path";
import { runApart, type Limits } from "../../apart/run-apart.ts";
import type { Registry } from "../../registry.ts";
import { viewOne } from "../../view/views.ts";
import { declaredFields } from "../declared-fields.ts";
import type { FieldPath, FieldsRead } from "../reader.ts";
import type { Consumer } from "../subscriptions.ts";
import { environmentOf } from "./environment.ts";
import { COUNTERS, instrument } from "./instrument.ts";
import type { Findings, Job } from "./job.ts";
import { MOODY_EVENTS, RECORDING_LIMITS, RUN_LIMIT_MS } from "./limits.ts";
import { makeEvents, publishedSchema } from "./make-events.ts";
import { summarise } from "./summarise.ts";
import { unreachedIn } from "./unreached.ts";

/** The fields that a consumer's code was seen to read, by event type. */
export interface Recorded {
  readonly fields: Readonly<Record<string, FieldsRead>>;
  /** Why its handlers could not be run; then every field counts as one that it may read. */
  readonly failure?: string;
}

/**
 * Finds out which fields of its events a consumer reads: runs its handlers, as they are, in a process of their own, on
 * generated valid events that tell what is read of them. Vendors are stood in for at the network, so that nothing leaves
 * the machine. The same schemas and code always give the same answer.
 *
 * @param root the workspace's root.
 */
export async function recordReads(
  root: string,
  registry: Registry,
  consumer: Consumer,
  limits: Limits = RECORDING_LIMITS,
): Promise<Recorded> {
  const { name, events } = consumer.subscription;
  const folder = realpathSync(join(root, consumer.folder));
  const scripts = instrument(folder);
  const job: Job = {
    name,
    folder,
    code: Object.fromEntries([...scripts].map(([address, { counting }]) => [address, counting])),
    counters: COUNTERS,
    events: events.flatMap((type) => makeEvents(registry, type)),
    moodyEvents: MOODY_EVENTS,
    runLimitMs: RUN_LIMIT_MS,
  };
  const program = new URL("inside/main.ts", import.meta.url);
  const ran = await runApart<Findings>(program, job, limits, environmentOf(consumer.subscription));
  const findings = ran.ok ? ran.answer : ran;
  if (!findings.ok) return unknown(events, findings.reason);
  const { sightings, counts, endless } = findings;
  const unreached = [...scripts.values()].flatMap((script) => {
    const counted = counts[script.file];
    return counted === undefined ? [] : [unreachedIn(script, counted)];
  });
  const fields = events.map((type): [string, FieldsRead] => [
    type,
    summarise({
      declared: declaredIn(registry, type),
      sightings: sightings.filter((sighting) => sighting.type === type),
      unreached,
      ended: !endless.includes(type),
    }),
  ]);
  return { fields: Object.fromEntries(fields) };
}

function declaredIn(registry: Registry, type: string): ReadonlySet<FieldPath> {
  const schema = publishedSchema(registry, type);
  return new Set([
    ...(schema === undefined ? [] : declaredFields(schema, "data")),
    ...declaredFields(viewOne(registry.metadata, undefined, "strict"), "metadata"),
  ]);
}

function unknown(events: readonly string[], failure: string): Recorded {
  const note = { files: [], because: `its handlers could not be run: ${failure}` };
  const fields = events.map((type): [string, FieldsRead] => [
    type,
    { reads: {}, mayRead: { data: note, metadata: note } },
  ]);
  return { fields: Object.fromEntries(fields), failure };
}
