import { html, type Content } from "../html.ts";
import { ENVELOPE_HREF, type Site } from "../site.ts";

/** One page of the site. */
export interface Page {
  readonly title: string;
  /** Folders between it and the site's root. */
  readonly depth: 0 | 1;
  readonly body: (to: Link) => Content;
}

/** A path from the site's root as this page has to write it. */
export type Link = (href: string) => string;

/** Writes a page with what all pages have: a skip link, the search, the way home. */
export function writePage({ title }: Site, page: Page): string {
  const to: Link = (href) => `${"../".repeat(page.depth)}${href}`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${page.title === title ? title : `${page.title} · ${title}`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="${to("style.css")}" />
        <script defer src="${to("search-index.js")}"></script>
        <script defer src="${to("search.js")}"></script>
      </head>
      <body data-root="${to("")}">
        <a class="skip" href="#content">Skip to the content</a>
        <header class="top">
          <a class="home" href="${to("index.html")}">${title}</a>
          <nav aria-label="Site">
            <a href="${to("index.html")}#events">Events</a><a href="${to("index.html")}#readers">Readers</a
            ><a href="${to(ENVELOPE_HREF)}">Envelope</a>
          </nav>
          <div class="search" role="search" hidden>
            <input
              type="search"
              id="search"
              placeholder="Search events, fields, readers"
              autocomplete="off"
              spellcheck="false"
              role="combobox"
              aria-label="Search"
              aria-expanded="false"
              aria-controls="results"
              aria-autocomplete="list"
            />
            <kbd aria-hidden="true">/</kbd>
            <ul id="results" role="listbox" aria-label="Results" hidden></ul>
          </div>
        </header>
        <main id="content">${page.body(to)}</main>
        <footer>Made by <code>streambridge schema docs</code> from <code>schemas/</code> and the subscriptions.</footer>
      </body>
    </html> `.html;
}
