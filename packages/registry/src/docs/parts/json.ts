import type { Json } from "../../json.ts";
import { html, raw, type Html } from "../html.ts";

/** A token of JSON text: a name before its colon, another text, a number or a word. */
const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\b(?:true|false|null)\b/g;

/** JSON as a block that can be read: names, texts and numbers told apart. */
export function jsonBlock(value: Json | object): Html {
  const text = JSON.stringify(value, undefined, 2);
  const parts: Html[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [whole, quoted, colon] = match;
    const kind = quoted === undefined ? "n" : colon === undefined ? "s" : "k";
    parts.push(html`${text.slice(end, match.index)}<span class="${kind}">${quoted ?? whole}</span>${colon ?? ""}`);
    end = match.index + whole.length;
  }
  return html`<pre tabindex="0"><code>${parts}${text.slice(end)}</code></pre>
    ${raw("\n")}`;
}
