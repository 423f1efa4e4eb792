// Node's net, for one connection of which nobody sees the other end.

import { Duplex } from "node:stream";
import { nodeError } from "./http-headers.ts";

/** A connection from the loopback. */
export class Socket extends Duplex {
  readonly remoteAddress = "127.0.0.1";
  readonly remoteFamily = "IPv4";
  readonly remotePort = 49_152;
  readonly localAddress = "127.0.0.1";
  readonly localPort = 0;
  readonly bytesRead = 0;
  readonly bytesWritten = 0;

  override _read(): void {
    // Nothing comes: the request was read already.
  }

  override _write(_chunk: unknown, _encoding: string, done: () => void): void {
    done();
  }

  address(): object {
    return { address: "127.0.0.1", family: "IPv4", port: 0 };
  }

  setTimeout(): this {
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }
}

const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;

/** 4, 6, or 0 for what is no address. */
export function isIP(text: unknown): number {
  if (typeof text !== "string") return 0;
  if (IPV4.test(text)) return 4;
  if (!text.includes(":") || /[^\da-f:.%\w]/i.test(text)) return 0;
  return URL.canParse(`http://[${text.split("%", 1)[0]}]/`) ? 6 : 0;
}

export function isIPv4(text: unknown): boolean {
  return isIP(text) === 4;
}

export function isIPv6(text: unknown): boolean {
  return isIP(text) === 6;
}

export function connect(): never {
  throw nodeError("ENETUNREACH", "There is no network in the sandbox", Error);
}
export { connect as createConnection };

export function createServer(): never {
  throw nodeError("EACCES", "A browser opens no port", Error);
}
