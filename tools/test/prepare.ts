import { StreambridgeError } from "@streambridge/errors";
import { preparePlatform } from "@streambridge/sst-platform";
import { root } from "./root.ts";
import type { Screen } from "./screen.ts";
import type { Tally } from "./tally.ts";

/** Sets up what checks and tests stand on. A failure counts as one, and what needs it will fail after it. */
export async function prepare(screen: Screen, tally: Tally): Promise<void> {
  const start = performance.now();
  try {
    await preparePlatform(root);
    screen.step("SST's platform is there", true, performance.now() - start);
  } catch (thrown) {
    const error = StreambridgeError.from(thrown, "PLATFORM_FAILED");
    tally.add(false);
    screen.step("SST's platform is there", false, performance.now() - start, `${error.message}\n${error.mend ?? ""}`);
  }
}
