/** HTML that is safe to put into a page. Only {@link html} and {@link raw} make it. */
export interface Html {
  readonly html: string;
}

/** What may stand in a template: text is escaped, HTML is not, lists are joined, `undefined` and `false` are nothing. */
export type Content = string | number | Html | undefined | false | readonly Content[];

/** A template of HTML: `` html`<p>${text}</p>` ``. Whatever text is put in is escaped, in attributes as well. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Html {
  return raw(strings.map((text, index) => text + write(contents[index])).join(""));
}

/** Text that is HTML already. */
export function raw(text: string): Html {
  return { html: text };
}

function write(content: Content): string {
  if (content === undefined || content === false) return "";
  if (typeof content === "object") return "html" in content ? content.html : content.map(write).join("");
  return String(content).replaceAll(/[&<>"']/g, (character) => ESCAPED[character] ?? character);
}

const ESCAPED: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
