import type { CatalogueEvent } from "../../catalogue/catalogue.ts";
import type { Json } from "../../json.ts";
import { compareFields } from "../fields/compare-fields.ts";
import { listFields } from "../fields/list-fields.ts";
import { html, type Content, type Html } from "../html.ts";
import { changesTable } from "../parts/changes-table.ts";
import { fieldsTable } from "../parts/fields-table.ts";
import { jsonBlock } from "../parts/json.ts";
import type { Link, Page } from "../parts/page.ts";
import { status } from "../parts/status.ts";
import { contactLink } from "../parts/words.ts";
import { eventHref, majorsOf, readerHref, readersOf, type Site } from "../site.ts";

/** The page of one event type: what it says, who reads it, its examples, and what differs from the major before. */
export function eventPage(site: Site, event: CatalogueEvent): Page {
  const fields = listFields(event.schema, "data");
  const readers = readersOf(site, event.type);
  const recorded = readers.filter((reader) => reader.fields[event.type] !== undefined);
  return {
    title: event.type,
    depth: 1,
    body: (to) =>
      html`<p class="crumbs"><a href="${to("index.html")}#${event.domain}">${event.domain}</a></p>
        <h1>${event.name} <span class="major">v${event.major}</span> ${status(event)}</h1>
        <p class="lead">${event.title}. ${event.description}</p>
        ${versions(site, event, to)} ${facts(site, event, to)}
        <section id="fields">
          <h2>Fields</h2>
          <p>What <code>detail.data</code> holds.${recorded.length > 0 && LEGEND}</p>
          ${fieldsTable(fields, event.type, recorded, to)}
        </section>
        ${examples(event)} ${changes(site, event, to)}
        <section id="schema">
          <h2>Schema</h2>
          <details>
            <summary>JSON Schema 2020-12, standing on its own</summary>
            ${jsonBlock(event.schema)}
          </details>
        </section>`,
  };
}

const LEGEND = html` A filled name <em>reads</em> the field: its code was seen doing so. A dotted one <em>may</em> read
  it.`;

function versions(site: Site, event: CatalogueEvent, to: Link): Content {
  const majors = majorsOf(site, event);
  if (majors.length === 1) return undefined;
  return html`<nav class="versions" aria-label="Versions">
    ${majors.map(
      ({ type, major }) =>
        html`<a href="${to(eventHref(type))}" ${type === event.type && html` aria-current="page"`}>v${major}</a>`,
    )}
  </nav>`;
}

function facts(site: Site, event: CatalogueEvent, to: Link): Html {
  const domain = site.catalogue.domains.find(({ name }) => name === event.domain);
  const readers = readersOf(site, event.type);
  return html`<dl class="facts">
    <div>
      <dt>detail-type</dt>
      <dd><code>${event.type}</code></dd>
    </div>
    <div>
      <dt>source</dt>
      <dd><code>${domain?.source}</code></dd>
    </div>
    <div>
      <dt>Published by</dt>
      <dd>${domain?.owner}, ${contactLink(domain?.contact ?? "")}</dd>
    </div>
    ${newer(site, event, to)}
    ${
      event.sunset !== undefined &&
      html`<div>
        <dt>Last sent</dt>
        <dd>${event.sunset}</dd>
      </div>`
    }
    <div class="wide">
      <dt>Read by</dt>
      <dd>
        ${
          readers.length === 0
            ? "nobody, so that the bridge does not send it"
            : readers.map((reader, index) => [
                index > 0 && ", ",
                html`<a href="${to(readerHref(reader.name))}">${reader.name}</a>`,
                notRecorded(reader.fields[event.type]),
              ])
        }
      </dd>
    </div>
  </dl>`;
}

/** The way from an older major to the one after it. */
function newer(site: Site, event: CatalogueEvent, to: Link): Content {
  const majors = majorsOf(site, event);
  const next = majors[majors.indexOf(event) + 1];
  if (next === undefined) return undefined;
  return html`<div>
    <dt>Newer version</dt>
    <dd><a href="${to(eventHref(next.type))}#changes">v${next.major}, and what changed</a></dd>
  </div>`;
}

function notRecorded(fields: object | undefined): Content {
  return fields === undefined && html` <span class="nobody">(which fields is not recorded)</span>`;
}

function examples({ schema }: CatalogueEvent): Content {
  const all = Array.isArray(schema["examples"]) ? (schema["examples"] as readonly Json[]) : [];
  if (all.length === 0) return undefined;
  const blocks = all.map(
    (example, index) =>
      html`<details${index === 0 && html` open`}><summary>Example ${index + 1}</summary>${jsonBlock(example)}</details>`,
  );
  return html`<section id="examples">
    <h2>Examples</h2>
    ${blocks}
  </section>`;
}

function changes(site: Site, event: CatalogueEvent, to: Link): Content {
  const majors = majorsOf(site, event);
  const before = majors[majors.indexOf(event) - 1];
  if (before === undefined) return undefined;
  const all = compareFields(listFields(before.schema, "data"), listFields(event.schema, "data"));
  return html`<section id="changes">
    <h2>Changes since <a href="${to(eventHref(before.type))}">v${before.major}</a></h2>
    ${all.length === 0 ? html`<p>No field differs.</p>` : changesTable(all)}
  </section>`;
}
