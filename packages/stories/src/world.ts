import { fileURLToPath } from "node:url";
import { startLocalCloud, type Clock, type LocalCloud } from "@streambridge/local-cloud";
import { startStandIns, type StandIns } from "@streambridge/stand-ins";
import { openApi, type Api } from "./api.ts";

/** The folder of `sst.config.ts`. */
export const PROJECT = fileURLToPath(new URL("../../..", import.meta.url));

/** Everything that a story walks through: the program of `stacks/` on this machine, and the vendors' stand-ins around it. */
export interface World {
  readonly cloud: LocalCloud;
  readonly vendors: StandIns;
  /** The HTTP API, called with a valid token. */
  readonly api: Api;
  /** The physical names of a consumer's queues, by the consumer's name. */
  queueOf(consumer: string): string;
  deadLettersOf(consumer: string): string;
  /** The bridge's own dead-letter queue. */
  readonly parkQueue: string;
  /** The physical name of the one table that the bridge reads. */
  readonly table: string;
  close(): Promise<void>;
}

/** What a story may want otherwise. */
export interface WorldOptions {
  /** Default the machine's own. */
  readonly clock?: Clock;
  /** Secrets that nobody has set: the consumers that need them wait. */
  readonly unset?: readonly string[];
  /** Whether functions follow their sources while the world stands. Default false. */
  readonly watch?: boolean;
}

/**
 * Boots the graph of the real program, whole.
 * @param project another tree than this one
 */
export async function openWorld(project: string = PROJECT, options: WorldOptions = {}): Promise<World> {
  const { clock, unset = [], watch = false } = options;
  const vendors = await startStandIns();
  const secrets = Object.fromEntries(Object.entries(vendors.secrets).filter(([name]) => !unset.includes(name)));
  try {
    const { upstreams } = vendors;
    const cloud = await startLocalCloud({ project, secrets, upstreams, watch, ...(clock && { clock }) });
    const queue = (logicalName: string): string => cloud.physicalName("aws:sqs/queue:Queue", logicalName);
    return {
      cloud,
      vendors,
      api: await openApi(cloud),
      queueOf: (consumer) => queue(`${pascalCase(consumer)}Queue`),
      deadLettersOf: (consumer) => queue(`${pascalCase(consumer)}DeadLetters`),
      parkQueue: queue("Parked"),
      table: cloud.physicalName("aws:dynamodb/table:Table", "Entities"),
      async close() {
        await cloud.stop();
        await vendors.stop();
      },
    };
  } catch (failure) {
    await vendors.stop();
    throw failure;
  }
}

function pascalCase(name: string): string {
  return name.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
