import { startLocalCloud, type LocalCloud } from "@streambridge/local-cloud";
import { preparePlatform } from "@streambridge/sst-platform";
import { startStandIns, type StandIns } from "@streambridge/stand-ins";
import { asStep, type Progress } from "./screen/show-progress.ts";
import { readSubscriptions, type Subscription } from "./subscriptions.ts";

/** Everything that runs on this machine. */
export interface Running {
  readonly cloud: LocalCloud;
  readonly standIns: StandIns;
  readonly subscriptions: readonly Subscription[];
  /** Ends all of it. */
  stop(): Promise<void>;
}

/** What is set up, and how. */
export interface SetUpOptions {
  /** The folder of `sst.config.ts`. */
  readonly project: string;
  /** Whether functions follow their sources while it is up. */
  readonly watch: boolean;
}

/**
 * Prepares SST's platform, starts the vendors' stand-ins beside it, then boots the stack.
 *
 * @param progress told of each step
 * @throws StreambridgeError whatever a step fails with; what has been started is ended before
 */
export async function setUp({ project, watch }: SetUpOptions, progress: (step: Progress) => void): Promise<Running> {
  const standInsStarting = asStep("Stand-ins for the vendors", progress, startStandIns);
  try {
    const [subscriptions, standIns] = await Promise.all([
      readSubscriptions(project),
      standInsStarting,
      asStep("SST's platform", progress, () => preparePlatform(project)),
    ]);
    const { secrets, upstreams } = standIns;
    const cloud = await startLocalCloud({ project, secrets, upstreams, watch, onProgress: progress });
    return {
      cloud,
      standIns,
      subscriptions,
      stop: async () => {
        await cloud.stop();
        await standIns.stop();
      },
    };
  } catch (failure) {
    await standInsStarting.then((standIns) => standIns.stop()).catch(() => {});
    throw failure;
  }
}
