import { createRequire } from "node:module";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, type TestContext } from "vitest";
import { makeCatalogue } from "../catalogue/make-catalogue.ts";
import { NO_BROWSER, startBrowser } from "../testing/browser.ts";
import { sampleReaders } from "../testing/sample-readers.ts";
import { real } from "../testing/sample-registry.ts";
import { planSite, SITE_MANIFEST } from "./plan-site.ts";
import { writeFolder } from "../out/write-folder.ts";

const EVENT = "events/UserRegistered.v2.html";
const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const folder = mkdtempSync(join(tmpdir(), "streambridge-browser-"));
let browser: Browser | undefined;

beforeAll(async () => {
  const catalogue = makeCatalogue(real, sampleReaders);
  writeFolder(folder, planSite({ title: "Streambridge", catalogue, readers: sampleReaders }), SITE_MANIFEST);
  browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens a page as a file; whatever it logs or throws, or asks of anything but files, is a complaint. */
async function open(context: TestContext, path: string, options: BrowserContextOptions = {}) {
  if (browser === undefined) return context.skip(NO_BROWSER);
  const page = await browser.newPage(options);
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    if (!/^(file|data):/.test(request.url())) complaints.push(request.url());
  });
  await page.goto(pathToFileURL(join(folder, path)).href);
  return { page, complaints };
}

test.for(["index.html", EVENT, "readers/crm-sync.html", "envelope.html"])(
  "%s opens as a file, asks for nothing from outside, and has no fault that axe finds, in the light and in the dark",
  async (path, context) => {
    for (const colorScheme of ["light", "dark"] as const) {
      const { page, complaints } = await open(context, path, { colorScheme });
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await page.close();
    }
  },
);

test("a field is found with the keyboard alone", async (context) => {
  const { page } = await open(context, "index.html");
  await page.keyboard.press("/");
  await page.keyboard.type("firstname");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\.html#/);
  expect(page.url()).toMatch(/UserRegistered\.v2\.html#data\.firstname$/);
  await page.close();
});

test("the first step of the keyboard skips to the content, and Escape leaves the search", async (context) => {
  const { page } = await open(context, EVENT);
  await page.keyboard.press("Tab");
  expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to the content");
  await page.keyboard.press("/");
  await page.keyboard.type("zebra");
  expect(await page.textContent("#results")).toBe("Nothing is called that.");
  await page.keyboard.press("Escape");
  expect(await page.isHidden("#results")).toBe(true);
  await page.close();
});

test.for(["index.html", EVENT, "events/OrderPlaced.v1.html", "readers/crm-sync.html"])(
  "%s fits a screen of 320 pixels without being pushed sideways",
  async (path, context) => {
    const { page } = await open(context, path, { viewport: { width: 320, height: 640 } });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(320);
    await page.close();
  },
);

test("without JavaScript everything is there but the search", async (context) => {
  const { page } = await open(context, "index.html", { javaScriptEnabled: false });
  expect(await page.isHidden("#search")).toBe(true);
  await page.click("text=UserRegistered");
  expect(await page.textContent("h1")).toContain("UserRegistered");
  await page.close();
});

test("on paper every example is open and the search is gone", async (context) => {
  const { page } = await open(context, EVENT);
  await page.emulateMedia({ media: "print" });
  await page.evaluate("dispatchEvent(new Event('beforeprint'))");
  expect(await page.isVisible("text=Grace")).toBe(true);
  expect(await page.isHidden("#search")).toBe(true);
  await page.close();
});

/** What axe-core finds wrong, as rule and element. */
async function accessibilityFaults(page: Page): Promise<unknown> {
  await page.addScriptTag({ path: AXE });
  return page.evaluate(
    "axe.run({ preload: false }).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)))",
  );
}
