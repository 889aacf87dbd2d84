import type { FieldNote, Reader } from "../../readers/reader.ts";
import { html, type Html } from "../html.ts";
import type { Link, Page } from "../parts/page.ts";
import { contactLink } from "../parts/words.ts";
import { eventHref, type Site } from "../site.ts";

/** The page of one reader: who owns it, and which fields of which events it reads. */
export function readerPage(_site: Site, reader: Reader): Page {
  return {
    title: reader.name,
    depth: 1,
    body: (to) =>
      html`<p class="crumbs"><a href="${to("index.html")}#readers">Readers</a></p>
        <h1>${reader.name}</h1>
        <dl class="facts">
          <div>
            <dt>Owner</dt>
            <dd>${reader.owner}${reader.contact !== undefined && html`, ${contactLink(reader.contact)}`}</dd>
          </div>
          <div>
            <dt>Kind</dt>
            <dd>${reader.kind === "external" ? "outside this repository" : "a subscription of this repository"}</dd>
          </div>
          <div>
            <dt>File</dt>
            <dd><code>${reader.file}</code></dd>
          </div>
        </dl>
        ${reader.events.map((type) => eventSection(reader, type, to))}`,
  };
}

function eventSection(reader: Reader, type: string, to: Link): Html {
  const fields = reader.fields[type];
  const known =
    fields === undefined
      ? html`<p class="nobody">Which fields it reads is not recorded.</p>`
      : html`<dl class="seen">
          <dt>reads</dt>
          ${notes(fields.reads)}
          <dt>may read</dt>
          ${notes(fields.mayRead)}
        </dl>`;
  return html`<section>
    <h2><a href="${to(eventHref(type))}">${type}</a></h2>
    ${known}
  </section>`;
}

function notes(all: Readonly<Record<string, FieldNote>>): Html {
  const entries = Object.entries(all);
  if (entries.length === 0) return html`<dd class="nobody">nothing was seen</dd>`;
  return html`${entries.map(
    ([path, { files, because }]) =>
      html`<dd>
        <code>${path}</code><span class="where">${[because, files.join(", ")].filter(Boolean).join(" · ")}</span>
      </dd>`,
  )}`;
}
