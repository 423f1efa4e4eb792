import { METHODS, type RequestListener, STATUS_CODES } from "node:http";
import { Readable } from "node:stream";

/** A listener, and the request that it gets. */
export interface HttpCase {
  readonly request: string;
  readonly listener: RequestListener;
}

const GET = "GET /a?b=c HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
const get = (listener: RequestListener): HttpCase => ({
  request: GET,
  listener,
});
const code = (call: () => unknown): string => {
  try {
    call();
    return "nothing";
  } catch (error) {
    return `${(error as { code: string }).code}: ${(error as Error).message}`;
  }
};

export const httpCases: Readonly<Record<string, HttpCase>> = {
  "a text": get((_req, res) => res.end("Hello, é")),
  nothing: get((_req, res) => res.end()),
  "in portions": get((_req, res) => {
    res.write("one ");
    res.end("two");
  }),
  "with a length of its own": get((_req, res) => {
    res.setHeader("Content-Length", 3);
    res.write("abc");
    res.end();
  }),
  "names keep their case, values may be many": get((_req, res) => {
    res.setHeader("X-One", 1);
    res.setHeader("Set-Cookie", ["a=1", "b=2"]);
    res.appendHeader("x-one", "2");
    res.end("x");
  }),
  "a header is removed": get((_req, res) => {
    res.setHeader("X-One", "1").removeHeader("x-one");
    res.end(String(res.getHeader("X-ONE")));
  }),
  "writeHead with a reason and headers": get((_req, res) => {
    res.setHeader("X-Before", "1");
    res.writeHead(201, "Made", { "X-After": "2", "X-Before": "3" });
    res.end("x");
  }),
  "writeHead with a list": get((_req, res) => {
    res.writeHead(200, ["X-A", "1", "X-A", "2"]);
    res.end("x");
  }),
  "204 has no body": get((_req, res) => {
    res.statusCode = 204;
    res.end("lost");
  }),
  "304 has no body": get((_req, res) => {
    res.writeHead(304);
    res.end("lost");
  }),
  "a status without a name": get((_req, res) => {
    res.writeHead(299);
    res.end();
  }),
  "a date of its own": get((_req, res) => {
    res.setHeader("Date", "today");
    res.end();
  }),
  "no date": get((_req, res) => {
    res.sendDate = false;
    res.end();
  }),
  "what the headers are called": get((_req, res) => {
    res.setHeader("X-One", "1");
    const { "x-one": one } = res.getHeaders();
    res.end(
      `${String(one)} ${res.getHeaderNames().join()} ${res.hasHeader("x-ONE")}`,
    );
  }),
  "a name that is no token": get((_req, res) =>
    res.end(code(() => res.setHeader("a b", "1"))),
  ),
  "a value with a new line": get((_req, res) =>
    res.end(code(() => res.setHeader("X", "a\r\nb"))),
  ),
  "no value": get((_req, res) =>
    res.end(code(() => res.setHeader("X", undefined as never))),
  ),
  "a status that is none": get((_req, res) =>
    res.end(code(() => res.writeHead(42))),
  ),
  "a header that comes too late": get((_req, res) => {
    res.write("x");
    res.end(code(() => res.setHeader("X", "1")));
  }),
  "the request as it is read": {
    request:
      "PUT /p HTTP/1.1\r\nHost: x\r\nCookie: a=1\r\nCookie: b=2\r\nX-A: 1\r\nX-A: 2\r\nHost: y\r\nContent-Length: 4\r\nConnection: close\r\n\r\nbody",
    listener: (req, res) => {
      const { method, url, headers, rawHeaders, httpVersion } = req;
      let body = "";
      req.setEncoding("utf8");
      req.on("data", (text: string) => {
        body += text;
      });
      req.on("end", () => {
        const { complete } = req;
        const seen = { method, url, headers, rawHeaders, httpVersion };
        res.end(JSON.stringify({ ...seen, body, complete }));
      });
    },
  },
  "a request whose body nobody reads": {
    request:
      "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nConnection: close\r\n\r\nbody",
    listener: (_req, res) => res.end("done"),
  },
  "HEAD gets the length that was set, and no body": {
    request: "HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    listener: (_req, res) => {
      res.setHeader("Content-Length", 5);
      res.end("Hello");
    },
  },
  "HEAD without a length": {
    request: "HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    listener: (_req, res) => res.end("Hello"),
  },
  "a method that Node does not read": {
    request: "BREW / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    listener: (_req, res) => res.end("never"),
  },
  "a stream is piped": get((_req, res) => {
    Readable.from(["a", "b"]).pipe(res);
  }),
  "the events of an answer": get((_req, res) => {
    const seen: string[] = [];
    res.once("finish", () => seen.push("finish"));
    res.once("close", () => seen.push("close"));
    res.write(String(res.headersSent));
    res.end(String(res.writableEnded));
  }),
  "a connection that is destroyed": get((req) => req.socket.destroy()),
  "an answer that breaks off": get((req, res) => {
    res.setHeader("Content-Length", 10);
    res.write("half");
    setImmediate(() => req.socket.destroy());
  }),
  "from the loopback": get((req, res) =>
    res.end(`${req.socket.remoteAddress} ${req.socket.remoteFamily}`),
  ),
  "the names of all": get((_req, res) =>
    res.end(`${STATUS_CODES[418]} ${METHODS.includes("PURGE")}`),
  ),
};
