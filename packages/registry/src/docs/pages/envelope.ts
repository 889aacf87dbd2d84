import type { Json } from "../../json.ts";
import { listFields } from "../fields/list-fields.ts";
import { html } from "../html.ts";
import { fieldsTable } from "../parts/fields-table.ts";
import { jsonBlock } from "../parts/json.ts";
import type { Page } from "../parts/page.ts";
import type { Site } from "../site.ts";

/** The page of what every event says about itself. */
export function envelopePage({ catalogue: { metadata } }: Site): Page {
  const [example] = Array.isArray(metadata["examples"]) ? (metadata["examples"] as readonly Json[]) : [];
  return {
    title: "Envelope",
    depth: 0,
    body: (to) =>
      html`<h1>Envelope</h1>
        <p class="lead">
          What <code>detail.metadata</code> holds, whatever the event type. It maps to CloudEvents 1.0 without loss.
        </p>
        <section id="fields">
          <h2>Fields</h2>
          ${fieldsTable(listFields(metadata, "metadata"), "", [], to)}
        </section>
        ${
          example !== undefined &&
          html`<section id="examples">
            <h2>Example</h2>
            ${jsonBlock(example)}
          </section>`
        }`,
  };
}
