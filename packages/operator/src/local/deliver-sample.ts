import { StreambridgeError } from "@streambridge/errors";
import { DELIVERY_DEADLINE_MS, STEP_PATIENCE_MS } from "../limits.ts";
import type { Show } from "./open-show.ts";
import { callApi } from "./sample/api.ts";
import { playSample } from "./sample/sample.ts";
import { report } from "./report.ts";
import { showMissing } from "./screen/show-missing.ts";

/** Plays the sample against the HTTP API; answers 0 when every event of it reached every subscriber, 1 when not. */
export async function deliverSample(show: Show, api: string, token: string): Promise<number> {
  const { screen, hops, deliveries, stop } = show;
  const start = Date.now();
  try {
    await playSample(callApi(api, token), {
      announce: (title) => {
        hops.flush();
        screen.line();
        screen.heading(title);
      },
      expect: async (expectation) => {
        deliveries.expect(expectation);
        await deliveries.settled(AbortSignal.any([stop, AbortSignal.timeout(STEP_PATIENCE_MS)]));
      },
    });
  } catch (thrown) {
    screen.at(`✗ ${StreambridgeError.from(thrown, "NOT_DELIVERED").sentence}`, screen.paint.bad);
    showMissing(screen, deliveries.missing(), []);
    return 1;
  }
  await deliveries.settled(AbortSignal.any([stop, AbortSignal.timeout(DELIVERY_DEADLINE_MS)]));
  return report(show, start);
}
