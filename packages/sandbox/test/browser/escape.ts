/** A lesson's src/app.ts that tries to get out; it answers what came of it. */
export const ESCAPE = `
import express from "express";

const heard = (target, good, bad) =>
  new Promise((resolve, reject) => {
    target.addEventListener(good, resolve);
    target.addEventListener(bad, (event) => {
      event.preventDefault(); // or it would end this worker, too
      reject(new Error(bad));
    });
  });

const attempts = {
  fetch: (url) => fetch(url),
  noCors: (url) => fetch(url, { mode: "no-cors" }),
  xhr: (url) => {
    const request = new XMLHttpRequest();
    request.open("GET", url, false);
    request.send();
  },
  webSocket: (url) => heard(new WebSocket(url.replace("http", "ws")), "open", "error"),
  eventSource: (url) => heard(new EventSource(url), "open", "error"),
  importScripts: (url) => importScripts(url),
  dynamicImport: (url) => new Function("url", "return import(url)")(url),
  worker: (url) => heard(new Worker(url), "message", "error"),
  nestedWorker: async (url) => {
    const code = "fetch(" + JSON.stringify(url) + ").then(() => postMessage(1), () => { throw new Error() })";
    const worker = new Worker(URL.createObjectURL(new Blob([code])));
    worker.addEventListener("message", () => postMessage("out"));
    await heard(worker, "message", "error");
  },
  indexedDB: () => heard(indexedDB.open("x"), "success", "error"),
  caches: () => caches.open("x"),
  files: () => navigator.storage.getDirectory(),
  storage: () => localStorage.getItem("x"),
  page: () => document.title,
  parent: () => parent.location.href,
  serviceWorker: () => navigator.serviceWorker.register(URL.createObjectURL(new Blob([""]))),
  keepalive: (url) => fetch(url, { keepalive: true, mode: "no-cors" }),
  webSocketStream: (url) => new WebSocketStream(url.replace("http", "ws")).opened,
  webTransport: (url) => new WebTransport(url.replace("http:", "https:")).ready,
  webRtc: () => new RTCPeerConnection({ iceServers: [] }),
  font: (url) => new FontFace("x", "url(" + url + ")").load(),
  beacon: (url) => navigator.sendBeacon(url),
  importData: () => new Function("return import('data:text/javascript,1')")(),
  sharedWorker: (url) => new SharedWorker(url),
  locks: () => navigator.locks.request("x", () => 1),
  cookies: () => cookieStore.getAll(),
  fileSystem: () => webkitRequestFileSystemSync(0, 1),
  top: (url) => { top.location = url; },
  open: (url) => open(url),
  own: (url) => { location.href = url; },
  channel: () => new BroadcastChannel("decant").postMessage("out"),
};

export function createApp() {
  const app = express();
  app.get("/", async (req, res) => {
    const outcome = {};
    for (const [name, attempt] of Object.entries(attempts)) {
      const late = new Promise((resolve, reject) =>
        setTimeout(() => reject(new Error("nothing happened")), 500),
      );
      try {
        const tried = (async () => attempt(String(req.query["at"])))();
        await Promise.race([tried, late]);
        outcome[name] = "out";
      } catch (error) {
        outcome[name] = "refused";
      }
    }
    res.json({ ...outcome, origin: self.origin });
  });
  return app;
}
`;
