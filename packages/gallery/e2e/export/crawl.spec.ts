import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { LESSONS } from "../gallery.ts";
import { BASE, test } from "./site.ts";

const TAG = /<[a-z][a-z\d]*(?:\s+[\w:-]+(?:="[^"]*")?)*\s*\/?>/g;
const LINK =
  /(?:href|src|action|data-(?:answers|copy|edit-style|hovers|source))="([^"#?]*)[^"]*"/g;

test("no link leads nowhere, outside the site, or to a redirect", async ({
  request,
}) => {
  const seen = new Map([[BASE, "the start"]]);
  const outside = new Set<string>();
  const wrong: string[] = [];
  for (const [path, from] of seen) {
    const response = await request.get(path, { maxRedirects: 0 });
    if (response.status() !== 200) wrong.push(`${from} leads to ${path}`);
    if (!/text\/html/.test(response.headers()["content-type"] ?? "")) continue;
    const html = await response.text();
    if (/<style| style="/.test(code(html))) {
      wrong.push(`${path} has an inline style`);
    }
    const inline = [...html.matchAll(/<script>([^<]*)<\/script>/g)];
    const [hash] = inline.map(([, text = ""]) =>
      createHash("sha256").update(text).digest("base64"),
    );
    if (inline.length !== 1 || !policyOf(html).includes(`'sha256-${hash}'`)) {
      wrong.push(`${path} has an inline script that its policy does not name`);
    }
    // What a lesson answered stands in the text, and its links lead nowhere.
    const tags = html.match(TAG)?.join("") ?? "";
    for (const [, link = ""] of tags.matchAll(LINK)) {
      if (/^https?:/.test(link)) outside.add(link);
      else if (link.startsWith("/") && !link.startsWith(BASE)) {
        wrong.push(`${path} leads out of the site, to ${link}`);
      } else if (link.startsWith("/") && !seen.has(link)) seen.set(link, path);
    }
  }
  expect(wrong).toEqual([]);
  for (const lesson of LESSONS) {
    expect([...seen.keys()]).toContain(`${BASE}lessons/${lesson}/`);
  }
});

function policyOf(html: string): string {
  const meta = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/;
  return meta.exec(html)?.[1] ?? "";
}

/** The page without the code and prose of a lesson. */
function code(html: string): string {
  return html.replaceAll(/<(pre|code|p|td|li|textarea)\b[^]*?<\/\1>/g, "");
}

test("what is not there is a 404 in the look of the site", async ({ page }) => {
  const response = await page.goto("lessons/99-none/");
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "There is no such page",
  );
});

test("the footer says the commit and what runs", async ({ page }) => {
  const lock = JSON.parse(
    readFileSync(
      new URL("../../../../package-lock.json", import.meta.url),
      "utf8",
    ),
  ) as { packages: Record<string, { version: string }> };
  const express = lock.packages["node_modules/express"]?.version;
  await page.goto("");
  await expect(page.locator(".site-footer")).toContainText(
    new RegExp(
      `Express ${express}, Flask [\\d.]+, CPython [\\d.]+ in Pyodide [\\d.]+`,
    ),
  );
});
