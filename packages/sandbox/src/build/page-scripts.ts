import { fileURLToPath } from "node:url";
import { escapeHtml } from "@decant/shared";
import { build } from "esbuild";

const SOURCE = fileURLToPath(new URL("../", import.meta.url));

/** Workers run from blobs, whatever is compiled in them; nothing is fetched. */
const POLICIES = {
  "express.html":
    "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' blob:; worker-src blob:",
  "flask.html":
    "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval' blob:; worker-src blob:; connect-src blob:",
};

/** The scripts around the lessons, and the pages of the frames. */
export async function bundlePageScripts(): Promise<Map<string, string>> {
  const [start, python, frame, host] = await Promise.all([
    bundleScript("express/start.ts"),
    bundleScript("flask/worker.ts"),
    bundleScript("frame.ts"),
    bundleScript("frame-host.ts"),
  ]);
  const pages = Object.entries(POLICIES).map(
    ([name, policy]) => [name, framePage(policy, host, frame)] as const,
  );
  return new Map([["start.js", start], ["python.js", python], ...pages]);
}

async function bundleScript(path: string): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: SOURCE,
    entryPoints: [path],
    bundle: true,
    format: "iife",
    target: "es2022",
    minify: true,
    write: false,
    logLevel: "error",
  });
  return outputFiles[0]?.text ?? "";
}

/** A frame made of text has the policy of the page around it. */
function framePage(policy: string, host: string, frame: string): string {
  const inner = `<!doctype html>\n<title>A lesson</title>\n${inline(frame)}`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Decant's sandbox</title>
${inline(host)}
<body>
<iframe sandbox="allow-scripts" srcdoc="${escapeHtml(inner)}"></iframe>
`;
}

function inline(script: string): string {
  return `<script>${script.replaceAll("</", "<\\/")}</script>`;
}
