import { join } from "node:path";
import { createRealClock, type Clock } from "../clock.ts";
import { createFaults, type Faulting } from "../faults/index.ts";
import type { LocalCloudOptions } from "../local-cloud.ts";
import type { Spy } from "../spy/facts.ts";
import { createSpy } from "../spy/spy.ts";
import type { Ending } from "./ending.ts";
import { createProgress, type Step } from "./progress.ts";

/** What every step of one boot works with. */
export interface Booting {
  readonly project: string;
  readonly cache: string;
  readonly upstreams: Readonly<Record<string, string>>;
  readonly watch: boolean;
  readonly port?: number;
  readonly iam: NonNullable<LocalCloudOptions["iam"]>;
  readonly clock: Clock;
  readonly spy: Spy;
  readonly faulting: Faulting;
  readonly step: Step;
  readonly ending: Ending;
  readonly warn: (text: string) => void;
}

/** The folder for what is kept between boots. */
export function cacheOf({ project, cache }: Pick<LocalCloudOptions, "project" | "cache">): string {
  return cache ?? join(project, ".streambridge");
}

export function beginBooting(options: LocalCloudOptions, ending: Ending): Booting {
  const {
    project,
    port,
    clock = createRealClock(),
    upstreams = {},
    watch = false,
    iam = "enforced",
    onProgress,
  } = options;
  const spy = createSpy(clock);
  return {
    project,
    cache: cacheOf(options),
    upstreams,
    watch,
    ...(port !== undefined && { port }),
    iam,
    clock,
    spy,
    faulting: createFaults(clock, spy),
    step: createProgress(onProgress),
    ending,
    warn: (text) => spy.tell({ kind: "warning", text }),
  };
}
