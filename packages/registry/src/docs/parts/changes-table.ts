import type { FieldChange } from "../fields/compare-fields.ts";
import { html, type Html } from "../html.ts";

/** What differs between two majors, a field a row. */
export function changesTable(changes: readonly FieldChange[]): Html {
  return html`<table class="changes">
    <thead>
      <tr>
        <th scope="col">Field</th>
        <th scope="col">Before</th>
        <th scope="col">Now</th>
      </tr>
    </thead>
    <tbody>
      ${changes.map(
        ({ path, kind, before, after }) =>
          html`<tr class="${kind}">
            <th scope="row"><span class="how">${kind}</span><code>${path.replace(/^data\./, "")}</code></th>
            <td data-label="Before">${before ?? "–"}</td>
            <td data-label="Now">${after ?? "–"}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
