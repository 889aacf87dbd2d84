import { expect, test } from "vitest";
import { html, raw } from "./html.ts";

test("text is escaped, in attributes as well", () => {
  const text = `<script>"'&`;
  expect(html`<a title="${text}">${text}</a>`.html).toBe(
    '<a title="&lt;script&gt;&quot;&#39;&amp;">&lt;script&gt;&quot;&#39;&amp;</a>',
  );
});

test("HTML stays, lists are joined, and what is absent is nothing", () => {
  expect(html`${raw("<b>")}${[html`<i>`, 1, "<"]}${undefined}${false}`.html).toBe("<b><i>1&lt;");
});
