import type { Readable } from "node:stream";
import { StreambridgeError } from "@streambridge/errors";
import { createMask, revealed } from "@streambridge/events";
import { TOKEN_SECONDS } from "../limits.ts";
import { deliverInput } from "./deliver-input.ts";
import { deliverSample } from "./deliver-sample.ts";
import { noteRunning } from "./running.ts";
import { openShow, type Show } from "./open-show.ts";
import type { Out } from "./screen/paint.ts";
import { Screen } from "./screen/screen.ts";
import { showAddresses, showNotEmulated } from "./screen/show-addresses.ts";
import { showProgress } from "./screen/show-progress.ts";
import { setUp, type Running } from "./set-up.ts";
import { aborted, listenForStop, type StopWish } from "../stop.ts";

/** What `local start` is asked to do. */
export interface StartOptions {
  /** The folder of `sst.config.ts`. */
  readonly project: string;
  /** Whether to end when everything has arrived, or stay up. */
  readonly once: boolean;
  /** A file with one item a line that is written instead of the sample; `-` is the standard input. */
  readonly input?: string;
  /** Whether personal values are shown. */
  readonly reveal: boolean;
  readonly out: Out;
  readonly stdin: Readable;
}

/**
 * Boots the stack on this machine, sends the sample or an input through it, shows every hop, and stays up.
 *
 * @returns the exit code: 0 when everything arrived, or when somebody ended it once it was up; 1 when something did not
 * arrive; 2 when lines of the input could not be written; 128 + the signal's number when it was ended before
 * @throws StreambridgeError when a step of the set-up fails, or the input cannot be read; nothing is left running then
 */
export async function start(options: StartOptions): Promise<number> {
  const wish = listenForStop();
  const screen = new Screen(options.out, options.reveal ? revealed : createMask());
  screen.line(screen.paint.strong("Streambridge: the program in stacks/, on this machine"));
  const { project, once } = options;
  const settingUp = setUp({ project, watch: !once }, showProgress(screen));
  const running = await Promise.race([settingUp, aborted(wish.signal)]);
  if (running === undefined) return wish.code();
  const { endpoint, region, graph } = running.cloud;
  const forget = noteRunning(project, { endpoint, region, stage: graph.app.stage, pid: process.pid });
  try {
    return await deliverAndStay(running, screen, wish, options);
  } finally {
    forget();
    screen.status("");
    await running.stop();
    wish.dispose();
  }
}

async function deliverAndStay(
  running: Running,
  screen: Screen,
  wish: StopWish,
  options: StartOptions,
): Promise<number> {
  const { cloud } = running;
  showNotEmulated(screen, cloud.notEmulated);
  const [api] = Object.values(cloud.apis);
  if (api === undefined) throw new StreambridgeError("GRAPH_UNSUPPORTED", "the program has no HTTP API");
  if (!options.reveal) screen.line(screen.paint.quiet("  Personal values show as ***; --reveal shows them."));
  const token = await cloud.token({ exp: Math.floor(Date.now() / 1000) + TOKEN_SECONDS });
  const show = openShow(running, screen, wish.signal);
  const code = await Promise.race([deliver(show, { api, token }, options), aborted(wish.signal)]);
  if (code === undefined) return wish.code();
  show.endDeliveries();
  if (options.once) return code;
  showAddresses(screen, cloud, api, token);
  await aborted(wish.signal);
  return code;
}

function deliver(
  show: Show,
  { api, token }: { readonly api: string; readonly token: string },
  { input, stdin }: StartOptions,
): Promise<number> {
  return input === undefined ? deliverSample(show, api, token) : deliverInput(show, input, stdin);
}
