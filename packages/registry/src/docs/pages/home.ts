import type { CatalogueDomain, CatalogueEvent } from "../../catalogue/catalogue.ts";
import type { Reader } from "../../readers/reader.ts";
import { html, type Html } from "../html.ts";
import type { Link, Page } from "../parts/page.ts";
import { status } from "../parts/status.ts";
import { contactLink, count } from "../parts/words.ts";
import { ENVELOPE_HREF, eventHref, majorsOf, readerHref, readersOf, type Site } from "../site.ts";

/** The first page: every domain with its events, and everybody who reads. */
export function homePage(site: Site): Page {
  const { domains, events } = site.catalogue;
  return {
    title: site.title,
    depth: 0,
    body: (to) =>
      html`<div class="intro">
          <h1>Events on the bus</h1>
          <p>
            ${count(domains.length, "domain")}, ${count(events.length, "event type")},
            ${count(site.readers.length, "reader")}. Every event is <code>{ "metadata": …, "data": … }</code>:
            <a href="${to(ENVELOPE_HREF)}">the envelope</a> is the same for all, the data is what its page says.
          </p>
        </div>
        <section id="events" aria-label="Events">${domains.map((domain) => domainSection(site, domain, to))}</section>
        <section id="readers">
          <h2>Readers</h2>
          <table class="list">
            <thead>
              <tr>
                <th scope="col">Reader</th>
                <th scope="col">Owner</th>
                <th scope="col">Reads</th>
              </tr>
            </thead>
            <tbody>
              ${site.readers.map((reader) => readerRow(reader, to))}
            </tbody>
          </table>
        </section>`,
  };
}

function domainSection(site: Site, domain: CatalogueDomain, to: Link): Html {
  const newest = site.catalogue.events.filter(
    (event) => event.domain === domain.name && majorsOf(site, event).at(-1) === event,
  );
  return html`<section class="domain" id="${domain.name}">
    <h2>${domain.name}</h2>
    <p>${domain.description}</p>
    <p class="by">
      Published by <strong>${domain.owner}</strong> (${contactLink(domain.contact)}) as <code>${domain.source}</code>
    </p>
    <table class="list">
      <thead>
        <tr>
          <th scope="col">Event</th>
          <th scope="col">Versions</th>
          <th scope="col">Readers</th>
        </tr>
      </thead>
      <tbody>
        ${newest.map((event) => eventRow(site, event, to))}
      </tbody>
    </table>
  </section>`;
}

function eventRow(site: Site, newest: CatalogueEvent, to: Link): Html {
  const majors = majorsOf(site, newest).toReversed();
  const readers = new Set(majors.flatMap(({ type }) => readersOf(site, type).map(({ name }) => name)));
  return html`<tr>
    <th scope="row">
      <a href="${to(eventHref(newest.type))}">${newest.name}</a><span class="what">${newest.title}</span>
    </th>
    <td data-label="Versions">
      ${majors.map(
        (event) =>
          html`<span class="version"
            ><a href="${to(eventHref(event.type))}">v${event.major}</a> ${status(event)}</span
          >`,
      )}
    </td>
    <td data-label="Readers">
      ${readers.size === 0 ? html`<span class="nobody">nobody, so it is not sent</span>` : [...readers].join(", ")}
    </td>
  </tr>`;
}

function readerRow(reader: Reader, to: Link): Html {
  const links = reader.events.map((type) => html`<li><a href="${to(eventHref(type))}">${type}</a></li>`);
  return html`<tr>
    <th scope="row">
      <a href="${to(readerHref(reader.name))}">${reader.name}</a>${
        reader.kind === "external" && html`<span class="what">outside this repository</span>`
      }
    </th>
    <td data-label="Owner">${reader.owner}</td>
    <td data-label="Reads">
      <ul class="inline">
        ${links}
      </ul>
    </td>
  </tr>`;
}
