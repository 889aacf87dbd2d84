import type { CatalogueEvent } from "../../catalogue/catalogue.ts";
import { html, type Html } from "../html.ts";

/** The state of a version, and the last day that it is sent. */
export function status({ status: state, sunset }: CatalogueEvent): Html {
  const until = sunset === undefined ? "" : ` · last sent ${sunset}`;
  return html`<span class="status ${state}">${state}${until}</span>`;
}
