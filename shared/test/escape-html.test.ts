import { expect, test } from "@jest/globals";
import { escapeHtml } from "../src/index.ts";

test.each([
  ["Ada", "Ada"],
  ["", ""],
  [`<b>"Q" & 'A'</b>`, "&lt;b&gt;&#34;Q&#34; &amp; &#39;A&#39;&lt;/b&gt;"],
  ["&amp;", "&amp;amp;"],
  ["É ✓ 👍", "É ✓ 👍"],
])("%j -> %j", (text, escaped) => {
  expect(escapeHtml(text)).toBe(escaped);
});
