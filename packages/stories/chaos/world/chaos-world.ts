import { createManualClock, startLocalCloud, type LocalCloud, type ManualClock } from "@streambridge/local-cloud";
import { openRows, type Rows } from "../../src/rows.ts";
import { PROJECT } from "../../src/world.ts";
import { chaosProject, type ChaosProject } from "../project/chaos-project.ts";
import { CONSUMERS, pascalCase, settingOf } from "../project/consumers.ts";
import { startVendors, type Vendors } from "../vendor/vendor.ts";

/** The project with the chaos consumers, up on this machine, on a clock that is moved by hand. */
export interface ChaosWorld {
  readonly cloud: LocalCloud;
  readonly clock: ManualClock;
  readonly vendors: Vendors;
  readonly rows: Rows;
  readonly parkQueue: string;
  readonly failuresBucket: string;
  /** Physical names. */
  readonly consumers: readonly { readonly name: string; readonly queue: string; readonly deadLetters: string }[];
  /** Makes the translator ill, or mends it, and waits until the bridge runs the new code. */
  setTranslator(health: "ill" | "mended"): Promise<void>;
  /** The folder of the copy. */
  readonly project: string;
  close(): Promise<void>;
}

/** Boots it. Every run leaves it as it was, so that the next may use it. */
export async function openChaosWorld(): Promise<ChaosWorld> {
  const copy = chaosProject(PROJECT);
  const vendors = await startVendors();
  const secrets = Object.fromEntries(CONSUMERS.map((one) => [settingOf(one), vendors.urlOf(one.name)]));
  const clock = createManualClock();
  try {
    const cloud = await startLocalCloud({ project: copy.folder, secrets, clock, watch: true });
    return worldOf(cloud, clock, copy, vendors);
  } catch (failure) {
    await vendors.stop();
    copy.remove();
    throw failure;
  }
}

function worldOf(cloud: LocalCloud, clock: ManualClock, copy: ChaosProject, vendors: Vendors): ChaosWorld {
  const table = cloud.physicalName("aws:dynamodb/table:Table", "Entities");
  const queue = (name: string): string => cloud.physicalName("aws:sqs/queue:Queue", name);
  const rows = openRows({ cloud, table });
  return {
    cloud,
    clock,
    vendors,
    rows,
    parkQueue: queue("Parked"),
    failuresBucket: cloud.physicalName("aws:s3/bucket:Bucket", "Failures"),
    consumers: CONSUMERS.map(({ name }) => ({
      name,
      queue: queue(`${pascalCase(name)}Queue`),
      deadLetters: queue(`${pascalCase(name)}DeadLetters`),
    })),
    project: copy.folder,
    setTranslator: (health) => setTranslator(cloud, copy, health),
    async close() {
      rows.close();
      await cloud.stop();
      await vendors.stop();
      copy.remove();
    },
  };
}

/** The functions that are made from the bridge's sources. */
const TRANSLATING = ["Bridge", "Reprocess"] as const;

async function setTranslator({ spy }: LocalCloud, copy: ChaosProject, health: "ill" | "mended"): Promise<void> {
  const replaced = new Set<string>();
  const { promise, resolve } = Promise.withResolvers<void>();
  const end = spy.listen((fact) => {
    if (fact.kind !== "function-replaced") return;
    for (const name of TRANSLATING) if (fact.functionName.includes(name)) replaced.add(name);
    if (replaced.size === TRANSLATING.length) resolve();
  });
  copy.setTranslator(health);
  await promise;
  end();
}
