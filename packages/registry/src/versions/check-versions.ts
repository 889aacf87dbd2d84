import type { ReadersOf } from "../review/explain/to-finding.ts";
import type { Finding } from "../review/finding.ts";
import type { Domain, EventSchema, Registry } from "../registry.ts";
import type { DowncastReport } from "./downcast/report.ts";
import { runDowncasts, type DowncastPair } from "./downcast/run-downcasts.ts";
import { readLifetimeDays } from "./lifetime.ts";
import { versionRules } from "./rules/index.ts";
import type { Lifecycle } from "./version-rule.ts";

/** What is to be checked. */
export interface VersionsRequest {
  /** The workspace's root: downcasts and the stacks' numbers are read below it. */
  readonly root: string;
  readonly registry: Registry;
  readonly readersOf: ReadersOf;
  /** Today, `YYYY-MM-DD`. */
  readonly today: string;
  /** Event types whose downcasts are run; those of all others are taken to hold, since neither schema nor code changed. */
  readonly touched: ReadonlySet<string>;
}

/** Statuses of versions that are not sent, so that nothing has to make them. */
const SILENT: ReadonlySet<unknown> = new Set(["frozen", "retired"]);

/**
 * Holds the versions that live side by side against each other: each older one says until when it is sent and can be made
 * of the newer one, and none is retired while somebody wants it or a copy may still arrive.
 */
export async function checkVersions(request: VersionsRequest): Promise<readonly Finding[]> {
  const { root, registry, touched } = request;
  const pairs = registry.domains.flatMap(pairsIn);
  const tried = pairs.filter(
    ({ older, newer }) => !SILENT.has(older.schema["status"]) && (touched.has(older.type) || touched.has(newer.type)),
  );
  const [reports, lifetimeDays] = await Promise.all([runDowncasts(root, tried), readLifetimeDays(root)]);
  return registry.domains
    .flatMap(({ events }) => events)
    .map((event) => lifecycleOf(event, request, { pairs, reports, lifetimeDays }))
    .flatMap((version) => versionRules.flatMap((rule) => rule.find(version)));
}

interface Known {
  readonly pairs: readonly DowncastPair[];
  readonly reports: ReadonlyMap<string, DowncastReport>;
  readonly lifetimeDays: number | undefined;
}

function lifecycleOf(
  event: EventSchema,
  { readersOf, today }: VersionsRequest,
  { pairs, reports, lifetimeDays }: Known,
): Lifecycle {
  const newer = pairs.find(({ older }) => older === event)?.newer;
  const downcast = reports.get(event.type);
  return {
    event,
    readers: readersOf({ eventType: event.type, pointers: [""] }),
    today,
    ...(newer !== undefined && { newer }),
    ...(lifetimeDays !== undefined && { lifetimeDays }),
    ...(downcast !== undefined && { downcast }),
  };
}

function pairsIn(domain: Domain): readonly DowncastPair[] {
  return domain.events.flatMap((older) => {
    const newer = domain.events.find(({ name, major }) => name === older.name && major === older.major + 1);
    return newer === undefined ? [] : [{ domain, older, newer }];
  });
}
