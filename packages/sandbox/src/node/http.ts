// Node's http, as far as a server's listener sees it.

import { EventEmitter } from "node:events";
import { nodeError } from "./http-headers.ts";

export {
  checkName as validateHeaderName,
  checkValue as validateHeaderValue,
} from "./http-headers.ts";
export { IncomingMessage } from "./http-incoming.ts";
export {
  ServerResponse,
  ServerResponse as OutgoingMessage,
} from "./http-outgoing.ts";
export { METHODS, STATUS_CODES } from "./http-status.ts";

/** A server that nobody can reach: requests are handed to its listener. */
export class Server extends EventEmitter {
  readonly listening = false;

  constructor(...given: unknown[]) {
    super();
    const listener = given.at(-1);
    if (typeof listener === "function") {
      this.on("request", listener as () => void);
    }
  }

  listen(): never {
    throw nodeError("EACCES", "A browser opens no port", Error);
  }

  address(): null {
    return null;
  }

  close(done?: () => void): this {
    done?.();
    return this;
  }

  setTimeout(): this {
    return this;
  }

  closeAllConnections(): void {
    // There are none.
  }

  closeIdleConnections(): void {
    // There are none.
  }
}

export function createServer(...given: unknown[]): Server {
  return new Server(...given);
}

/** Sends nothing: it exists to be extended. */
export class Agent {
  readonly maxSockets = 0;
}
export const globalAgent = new Agent();
export const maxHeaderSize = 16_384;

export function request(): never {
  throw nodeError("ENETUNREACH", "There is no network in the sandbox", Error);
}
export { request as get };
