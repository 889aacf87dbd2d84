import { join } from "node:path";
import { installPlatform } from "./install-platform.ts";
import { isPlatformCurrent } from "./is-platform-current.ts";
import { oneAtATime } from "./one-at-a-time.ts";

/** What preparing came to. */
export interface PreparedPlatform {
  /** False when SST's platform was there already and nothing had to be done. */
  readonly prepared: boolean;
  readonly milliseconds: number;
}

/**
 * Makes sure that `<project>/.sst/platform` (SST's component sources, which `stacks/` is typed against and recorded
 * with) belongs to the installed version of SST. A current platform is recognised in about a millisecond.
 *
 * Where it is missing, `sst install` writes it; the packages that SST would then download come from this package's own
 * `node_modules`, so that they are locked with the rest of the workspace. The one thing that SST still asks the network
 * for is the metadata of the AWS provider.
 *
 * @param project the folder of `sst.config.ts`, with `sst` installed in its `node_modules`.
 * @throws StreambridgeError `PLATFORM_FAILED` when SST is not installed, when its list of dependencies is not the one
 * locked here, or when `sst install` ends with anything but success; the message carries what SST printed.
 */
export async function preparePlatform(project: string): Promise<PreparedPlatform> {
  const started = performance.now();
  const prepared = !isPlatformCurrent(project) && (await installUnlessAnotherDoes(project));
  return { prepared, milliseconds: Math.round(performance.now() - started) };
}

/** Two boots of one tree may come here at the same time: the second one waits and finds the platform there. */
function installUnlessAnotherDoes(project: string): Promise<boolean> {
  return oneAtATime(
    join(project, "node_modules/.cache/sst-platform.lock"),
    () => (isPlatformCurrent(project) ? false : undefined),
    async () => {
      await installPlatform(project);
      return true;
    },
  );
}
