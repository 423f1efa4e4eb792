/**
 * A lesson's flask/app.py that tries to get out. `/` begins, `/outcome` says
 * what came of it: what a browser answers comes later.
 */
export const ESCAPE_FLASK = `
import socket
import urllib.request

import js
import pyodide.code
import pyodide.http
import pyodide_js
from flask import Flask, request
from pyodide.ffi import create_proxy, to_js

outcome = {}


def wait(name, promise):
    promise.then(
        create_proxy(lambda *_: outcome.update({name: "out"})),
        create_proxy(lambda *_: outcome.update({name: "refused"})),
    )


def heard(name, target, good):
    target.addEventListener(good, create_proxy(lambda _: outcome.update({name: "out"})))
    def refuse(event):
        event.preventDefault()
        outcome[name] = "refused"
    target.addEventListener("error", create_proxy(refuse))


def xhr(url):
    asked = js.XMLHttpRequest.new()
    asked.open("GET", url, False)
    asked.send()


def blob(code):
    made = js.Blob.new(to_js([code]))
    return js.URL.createObjectURL(made)


def nested(url):
    js.Worker.new(blob("fetch('" + url + "')"))


ATTEMPTS = {
    "fetch": lambda url: wait("fetch", js.fetch(url)),
    "dynamic import": lambda url: pyodide.code.run_js("import('" + url + "')"),
    "xhr": xhr,
    "socket": lambda url: heard("socket", js.WebSocket.new(url.replace("http", "ws")), "open"),
    "events": lambda url: heard("events", js.EventSource.new(url), "open"),
    "importScripts": lambda url: js.importScripts(url),
    "importScripts data": lambda url: js.importScripts("data:text/javascript,1"),
    "importScripts blob": lambda url: js.importScripts(blob("1")),
    "worker": lambda url: js.Worker.new(url),
    "nested worker": nested,
    "indexedDB": lambda url: heard("indexedDB", js.indexedDB.open("x"), "success"),
    "caches": lambda url: wait("caches", js.caches.open("x")),
    "files": lambda url: wait("files", js.navigator.storage.getDirectory()),
    "localStorage": lambda url: js.localStorage.getItem("x"),
    "cookie": lambda url: js.document.cookie,
    "parent": lambda url: js.parent.location.href,
    "opener": lambda url: js.opener.location.href,
    "postMessage": lambda url: js.postMessage("out"),
    "channel": lambda url: js.BroadcastChannel.new("decant").postMessage("out"),
    "service worker": lambda url: wait(
        "service worker", js.navigator.serviceWorker.register(url)
    ),
    "font": lambda url: wait("font", js.FontFace.new("x", f"url({url})").load()),
    "keepalive": lambda url: wait("keepalive", js.fetch(url, to_js({"keepalive": True}))),
    "webRtc": lambda url: js.RTCPeerConnection.new(),
    "sharedWorker": lambda url: js.SharedWorker.new(url),
    "top": lambda url: js.top.location.assign(url),
    "micropip": lambda url: __import__("micropip"),
    "loadPackage": lambda url: wait("loadPackage", pyodide_js.loadPackage(url)),
    "eval": lambda url: pyodide.code.run_js("1"),
    "Function": lambda url: js.Function.new("return 1"),
    "open_url": lambda url: pyodide.http.open_url(url).read(),
    "urllib": lambda url: urllib.request.urlopen(url, timeout=1),
    "python socket": lambda url: socket.create_connection(
        ("127.0.0.1", int(url.split(":")[2].split("/")[0])), 1
    ).recv(1)[0],
}


def create_app():
    app = Flask(__name__)

    @app.get("/")
    def begin():
        for name, attempt in ATTEMPTS.items():
            outcome[name] = "nothing happened"
            try:
                attempt(request.args["at"])
                if outcome[name] == "nothing happened" and name not in LATER:
                    outcome[name] = "out"
            except BaseException:
                outcome[name] = "refused"
        return {"origin": js.self.origin}

    @app.get("/outcome")
    def say():
        return outcome

    return app


LATER = {"fetch", "font", "keepalive", "loadPackage", "socket", "events", "indexedDB", "caches", "files", "service worker"}
`;
