import type { RequestListener } from "node:http";
import { IncomingMessage } from "./http-incoming.ts";
import { ServerResponse } from "./http-outgoing.ts";
import { METHODS } from "./http-status.ts";
import { Socket } from "./net.ts";

const BAD = "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n";

/**
 * Hands one request to a listener, as a server of Node's http does.
 *
 * @param bytes - the whole request: head, empty line, body
 * @returns every byte that was answered before the connection ended
 */
export function serveRequest(
  listener: RequestListener,
  bytes: Uint8Array,
): Promise<Uint8Array> {
  const request = Buffer.from(bytes);
  const end = request.indexOf("\r\n\r\n");
  const [first = "", ...lines] = request
    .subarray(0, end)
    .toString("latin1")
    .split("\r\n");
  const [method = "", url = ""] = first.split(" ");
  if (!METHODS.includes(method)) return Promise.resolve(Buffer.from(BAD));

  const socket = new Socket();
  const req = new IncomingMessage(socket as never);
  req.method = method;
  req.url = url;
  req.rawHeaders = lines.flatMap((line) => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  const res = new ServerResponse(req);
  return new Promise<Uint8Array>((resolve) => {
    const answer = () => resolve(res.sent.all());
    res.once("close", answer);
    socket.once("close", () => {
      res.destroy();
      answer();
    });
    // Node has no listener for CONNECT, and hangs up.
    if (method === "CONNECT") {
      socket.destroy();
      return;
    }
    req.complete = true;
    const body = request.subarray(end + 4);
    if (body.length > 0) req.push(body);
    req.push(null);
    listener(req as never, res as never);
  });
}
