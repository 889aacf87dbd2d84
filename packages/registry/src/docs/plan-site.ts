import { readFileSync } from "node:fs";
import { join } from "node:path";
import { envelopePage } from "./pages/envelope.ts";
import { eventPage } from "./pages/event.ts";
import { homePage } from "./pages/home.ts";
import { readerPage } from "./pages/reader.ts";
import { writePage } from "./parts/page.ts";
import { searchIndex } from "./search-index.ts";
import { ENVELOPE_HREF, eventHref, readerHref, type Site } from "./site.ts";

/** The file of a site's folder that lists what is in it. */
export const SITE_MANIFEST = "streambridge-docs.json";

/** Files beside the pages, as they are in `assets/`. */
const ASSETS = ["style.css", "search.js"] as const;

/**
 * Makes every file of the site in memory, by path below its folder. Pages need no server and nothing from outside: they
 * may be opened as files. The same catalogue always makes the same bytes.
 */
export function planSite(site: Site): ReadonlyMap<string, string> {
  return new Map([
    ["index.html", writePage(site, homePage(site))],
    [ENVELOPE_HREF, writePage(site, envelopePage(site))],
    ...site.catalogue.events.map((event) => file(eventHref(event.type), writePage(site, eventPage(site, event)))),
    ...site.readers.map((reader) => file(readerHref(reader.name), writePage(site, readerPage(site, reader)))),
    // A page that is opened as a file may load a script beside it, but no data.
    ["search-index.js", `window.searchIndex = ${JSON.stringify(searchIndex(site))};\n`],
    ...ASSETS.map((name) => file(name, readFileSync(join(import.meta.dirname, "assets", name), "utf8"))),
  ]);
}

function file(href: string, text: string): readonly [path: string, text: string] {
  return [decodeURIComponent(href), text];
}
