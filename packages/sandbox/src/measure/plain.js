// What one would write first: Pyodide as it comes, Flask's packages as they
// are, in the page itself. What the sandbox takes is compared with it.

const APP = `
import io
from flask import Flask

app = Flask(__name__)

@app.get("/")
def hello():
    return "Hello, Flask!"

def answer():
    environ = {
        "REQUEST_METHOD": "GET", "SCRIPT_NAME": "", "PATH_INFO": "/",
        "SERVER_NAME": "localhost", "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1", "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(), "wsgi.errors": io.StringIO(),
    }
    return b"".join(app(environ, lambda *_: None)).decode()
`;

globalThis.measurePlain = async () => {
  const start = performance.now();
  const { loadPyodide } = await import(new URL("pyodide.mjs", location.href));
  const names = await (await fetch("flask.json")).json();
  const [python, ...archives] = await Promise.all([
    loadPyodide({ indexURL: new URL("./", location.href).href }),
    ...names.map(async (name) => (await fetch(name)).arrayBuffer()),
  ]);
  for (const archive of archives) {
    python.unpackArchive(archive, "zip", {
      extractDir: "/lib/python3.14/site-packages",
    });
  }
  python.runPython(APP);
  const answer = python.runPython("answer()");
  if (answer !== "Hello, Flask!") throw new Error(answer);
  return performance.now() - start;
};
