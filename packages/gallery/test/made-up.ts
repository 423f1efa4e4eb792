import {
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's own folder. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../../..");

/**
 * Makes a repository of two made-up lessons in a temporary folder, one of them
 * with three sides, and none with a Python that has Flask.
 *
 * @returns its folder, and how to remove it
 */
export function makeRepository(): { root: string; remove: () => void } {
  // A PYTHON of the environment would bring Flask.
  process.env["PYTHON"] = "";
  const root = mkdtempSync(join(tmpdir(), "decant-gallery-"));
  symlinkSync(
    join(ROOT, "node_modules"),
    join(root, "node_modules"),
    "junction",
  );
  write(root, "apps/07-made-up", MADE_UP);
  write(root, "apps/08-three-sides", {
    ...MADE_UP,
    "README.md": MADE_UP["README.md"].replace("# 7.", "# 8."),
    "src/fastify.ts": "export const third = 3;\n",
  });
  write(root, "apps/07-made-up", {
    "APPENDIX.md":
      "# More of the <made> up\n\nTo look up, from [the lesson](README.md).\n",
  });
  return { root, remove: () => rmSync(root, { recursive: true }) };
}

/** Writes files, by their paths within a folder. */
export function write(
  root: string,
  folder: string,
  files: Readonly<Record<string, string>>,
): void {
  for (const [path, text] of Object.entries(files)) {
    const file = join(root, folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** The text of `src/app.ts` in the made-up lessons. */
export const APP = `import express from "express";

export function createApp() {
  const app = express();
  let visits = 0;

  // #region hello
  app.get("/hello", (_req, res) => {
    visits += 1;
    res.type("text/plain").send(\`Hello, visit \${visits}!\`);
  });
  // #endregion

  app.post("/form", (req, res) => {
    req.pipe(res.type("text/plain"));
  });

  // #region faults
  app.get("/crash", () => process.exit(3));
  app.get("/hang", () => undefined);
  app.get("/nonsense", (req) => {
    req.socket.end("this is <b>not</b> HTTP\\r\\n\\r\\n");
  });
  app.get("/markup", (_req, res) => {
    res.send("<script>alert(1)</script>");
  });
  // #endregion
  return app;
}
`;

const MADE_UP = {
  "package.json": JSON.stringify({
    type: "module",
    keywords: ["testing"],
    dependencies: { express: "5.3.0" },
  }),
  "tsconfig.json": JSON.stringify({
    compilerOptions: { module: "nodenext", strict: true, types: [] },
  }),
  "README.md": `# 7. What is <made> up?

The *answer*, in half a minute.

## How it works

**[Greeting](#region:hello).** See [the hello](#region:hello), and lesson [8](../08-three-sides/README.md). More is in the [appendix](APPENDIX.md).

## Where they differ

| Request | Part | Flask | Express | Why, and what to say |
|---|---|---|---|---|
| Say hello | body | \`Hello, Flask!\` | \`Hello, visit 1!\` | They are made up. |

- Only in Express: [the faults](#region:faults). Flask has none.

## Pitfalls

- **One.** Text. ([practise it](bugs/slip.patch))

## Follow-up questions

<details>
<summary>Why <code>a &lt; b</code>?</summary>

Because.

</details>

## Check yourself

### Which one?

- [ ] This\\
  No.
- [x] That\\
  Yes.

## Run it

\`\`\`bash
npx decant run 7
\`\`\`
`,
  "requests.http": `@host = http://127.0.0.1:3007

### Say hello
GET {{host}}/hello

### Send a form
POST {{host}}/form
Content-Type: text/plain

one
two

### Crash
GET {{host}}/crash

### Hang
GET {{host}}/hang

### Nonsense
GET {{host}}/nonsense
`,
  "src/app.ts": APP,
  "src/helper.ts": "export const helper = true;\n",
  "flask/requirements.txt": "Flask==3.1.3\n",
  "flask/app.py": `"""7. What is made up?"""

from flask import Flask

app = Flask(__name__)


# region hello
@app.get("/hello")
def hello() -> str:
    return "Hello, Flask!"


# endregion
`,
  "answers/flask.http": `# Recorded by \`decant record\` with Flask 3.1.3, Werkzeug 3.1.9.

### Say hello
HTTP/1.1 200 OK
Server: Werkzeug/{version} Python/{version}
Date: {date}
Content-Type: text/html; charset=utf-8
Content-Length: 13
Connection: close

Hello, Flask!
`,
  "answers/express.http": `# Recorded by \`decant record\` with Express 5.3.0.

### Say hello
HTTP/1.1 200 OK
X-Powered-By: Express
Content-Type: text/html; charset=utf-8
Content-Length: 15
Date: {date}
Connection: close

Hello, visit 1!
`,
  "bugs/slip.patch": `Title: A slip
Symptom: GET /hello answers 404
Hint: vague
Hint: plain

--- a/src/app.ts
+++ b/src/app.ts
@@ -1,1 +1,1 @@
-import express from "express";
+import express from "express";
`,
};
