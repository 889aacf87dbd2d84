import type { Reader, Word } from "../../readers/reader.ts";
import { wordOn } from "../../readers/readers-hit.ts";
import type { Field } from "../fields/field.ts";
import { html, type Content, type Html } from "../html.ts";
import { readerHref } from "../site.ts";
import type { Link } from "./page.ts";

/**
 * The fields as a table: what each is, what it is held to and who reads it.
 *
 * @param readers those whose reads of `eventType` are recorded
 */
export function fieldsTable(fields: readonly Field[], eventType: string, readers: readonly Reader[], to: Link): Html {
  const readBy = (field: Field) =>
    readers.length > 0 && html`<td class="readers" data-label="Read by">${chips(field, eventType, readers, to)}</td>`;
  // A field may stand in several branches: links lead to the first of them.
  const first = new Map(fields.toReversed().map((field) => [field.path, field]));
  return html`<table class="fields">
    <thead>
      <tr>
        <th scope="col">Field</th>
        <th scope="col">Type</th>
        <th scope="col">Meaning</th>
        ${readers.length > 0 && html`<th scope="col">Read by</th>`}
      </tr>
    </thead>
    <tbody>
      ${fields.map((field) => row(field, first.get(field.path) === field, readBy(field)))}
    </tbody>
  </table>`;
}

function row(field: Field, isFirst: boolean, readBy: Content): Html {
  const marks = [
    field.required ? html`<span class="mark">always there</span>` : html`<span class="mark soft">optional</span>`,
    field.sensitive && html`<span class="mark personal">personal</span>`,
    field.deprecated && html`<span class="mark old">deprecated</span>`,
    field.condition !== undefined && html`<span class="mark soft">${field.condition}</span>`,
  ];
  return html`<tr ${isFirst && html`id="${field.path}"`} style="--depth: ${field.depth}">
    <th scope="row">
      <a class="anchor" href="#${encodeURIComponent(field.path)}"><code>${field.name}</code></a>
    </th>
    <td class="type" data-label="Type">${field.type}<span class="marks">${marks}</span></td>
    <td class="meaning">
      ${field.description}${
        field.limits.length > 0 &&
        html`<ul class="limits">
          ${field.limits.map((limit) => html`<li>${limit}</li>`)}
        </ul>`
      }
    </td>
    ${readBy}
  </tr> `;
}

function chips(field: Field, eventType: string, readers: readonly Reader[], to: Link): Content {
  const seen = readers.flatMap((reader): Content[] => {
    const { word, note } = wordOn(reader.fields[eventType], field.path);
    return word === "not seen" ? [] : [chip(reader, word, note?.because, to)];
  });
  return seen.length > 0 ? seen : html`<span class="nobody">not seen</span>`;
}

function chip(reader: Reader, word: Word, because: string | undefined, to: Link): Html {
  const told = because === undefined ? `${reader.name} ${word} it` : `${reader.name} ${word} it: ${because}`;
  return html`<a
    class="chip ${word === "reads" ? "reads" : "may"}"
    href="${to(readerHref(reader.name))}"
    title="${told}"
    >${reader.name}${word === "may read" && html`<span class="word"> may</span>`}</a
  > `;
}
