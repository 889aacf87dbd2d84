import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

/** Where Debian and others put a Chromium that draws without a screen. */
const PLACES = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

/** Why a test that needs a browser is skipped. */
export const NO_BROWSER = "no Chromium on this machine: apt-get install chromium-headless-shell";

/** Starts the machine's Chromium; undefined where there is none. */
export async function startBrowser(): Promise<Browser | undefined> {
  const executablePath = PLACES.find((place) => existsSync(place));
  // Root, as in a container, may not use Chromium's own sandbox; the pages are ours.
  return executablePath === undefined ? undefined : chromium.launch({ executablePath, args: ["--no-sandbox"] });
}
