// Left out by jest.config.js where Flask or uvicorn is not installed.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import request from "supertest";
import { findPython, startFlaskHost } from "../src/host.ts";

const APPS = {
  wsgi: `
from flask import Flask
from words import WORD

app = Flask(__name__)


@app.get("/")
def home() -> str:
    return f"WSGI {WORD}"
`,
  asgi: `
from words import WORD


class App:
    async def __call__(self, scope, receive, send) -> None:
        if scope["type"] != "http":
            return
        headers = [(b"content-type", b"text/plain")]
        start = {"type": "http.response.start", "status": 200}
        await send({**start, "headers": headers})
        body = f"ASGI {WORD}".encode()
        await send({"type": "http.response.body", "body": body})


def create_app() -> App:
    return App()
`,
  broken: "import no_such_module\n",
};

const folder = mkdtempSync(join(tmpdir(), "decant-flask-host-"));
const host = startFlaskHost(findPython(__dirname) ?? "");

function makeApp(name: keyof typeof APPS): string {
  const path = join(folder, name);
  mkdirSync(path);
  writeFileSync(join(path, "app.py"), APPS[name]);
  writeFileSync(join(path, "words.py"), `WORD = "from ${name}"\n`);
  return path;
}

afterAll(async () => {
  await host.end();
  rmSync(folder, { recursive: true, force: true });
});

test("WSGI and ASGI apps run in one process, each with its own modules", async () => {
  const { address: wsgi } = await host.open(makeApp("wsgi"));
  const { address: asgi } = await host.open(makeApp("asgi"));
  expect(asgi).not.toBe(wsgi);
  const flask = await request(`http://127.0.0.1:${wsgi}`).get("/");
  expect(flask.text).toBe("WSGI from wsgi");
  const other = await request(`http://127.0.0.1:${asgi}`).get("/");
  expect(other.headers).toMatchObject({ server: "uvicorn" });
  expect(other.text).toBe("ASGI from asgi");
});

test("an app that cannot be imported is an error, not the end", async () => {
  const broken = makeApp("broken");
  await expect(host.open(broken)).rejects.toThrow(
    new Error(
      `${join(broken, "app.py")}:1: ModuleNotFoundError: No module named 'no_such_module'`,
    ),
  );
  const { address } = await host.open(join(folder, "wsgi"));
  expect(address).toBeGreaterThan(0);
});
