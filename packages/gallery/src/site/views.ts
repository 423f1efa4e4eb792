import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { escapeHtml } from "@decant/shared";
import nunjucks from "nunjucks";
import type { Exported } from "../export/routes.ts";
import type { Assets } from "./assets.ts";

const TEMPLATES = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Where the pages run lessons: on the gallery's server, or in the browser. */
export type RunnerKind = "server" | "browser";

/** Renders a template with what it shows. */
export type Render = (template: string, view: object) => string;

/**
 * Makes the renderer. Values are escaped unless marked `safe`, and a name
 * that the view lacks is an error.
 *
 * @param options.assets - for the filter `asset`, which turns a source into its
 *   address, and for the script that runs first
 * @param options.runner - what the pages offer, unless a view says another
 *   `runner`
 * @param options.isForClass - whether the pages are those on which a class
 *   looks around: each then leads back
 * @param options.exported - of pages that stand without a server
 */
export function createRender(options: {
  assets: Assets;
  runner: RunnerKind;
  isForClass?: boolean;
  exported?: Exported | undefined;
}): Render {
  const { assets, runner, isForClass = false, exported } = options;
  const templates = new nunjucks.Environment(
    new nunjucks.FileSystemLoader(TEMPLATES),
    {
      autoescape: true,
      throwOnUndefined: true,
      trimBlocks: true,
      lstripBlocks: true,
    },
  );
  templates.addGlobal("isForClass", isForClass);
  templates.addFilter("asset", (source: string) => assets.address(source));
  templates.addFilter("imports", (source: string) => assets.imports(source));
  templates.addGlobal("firstScript", assets.firstScript);
  templates.addGlobal("runner", runner);
  templates.addGlobal("exported", exported ?? null);
  templates.addFilter("ticks", withCode);
  return (template, view) => templates.render(template, view);
}

/** A sentence whose `code` stands between backticks. */
function withCode(sentence: string) {
  const html = escapeHtml(sentence).replace(/`([^`]+)`/g, "<code>$1</code>");
  return new nunjucks.runtime.SafeString(html);
}
