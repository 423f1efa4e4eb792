import { createServer, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { Lesson } from "@decant/catalog";
import { watchAddress } from "@decant/room/address";
import type { Express } from "express";
import { renderUnicodeCompact } from "uqr";
import type { Classroom } from "./classroom.ts";
import { planClass } from "./plan.ts";
import type { ClassOptions } from "./start-options.ts";

/** Students at once; each page loads some files besides its socket. */
const MOST_STUDENTS = 2500;
const MOST_CONNECTIONS = 3000;
const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 1000,
};

/** A class that is about to be served. */
export interface StartedClass {
  readonly classroom: Classroom;
  /** Serves the console on the gallery's server, and the students on their own. */
  readonly serve: (gallery: Server, students: Express) => Promise<void>;
  /** Calls back each time that a new room is open. */
  readonly onOpen: (callback: () => void) => void;
  /** Calls back each time that a class is over. */
  readonly onEnd: (callback: () => void) => void;
  /** What the terminal shows: where to join, the code, and a QR code. */
  readonly invitation: () => string;
  readonly close: () => Promise<void>;
}

/**
 * Opens a class. socket.io is loaded here, and nowhere else.
 *
 * @throws Error with one sentence if Redis does not answer
 */
export async function startClass(
  lessons: readonly Lesson[],
  options: ClassOptions,
): Promise<StartedClass> {
  const { Room, serveStudents, serveTeacher } = await import("@decant/room");
  const { teacher, redisUrl, host, address } = options;
  const room = await Room.open({
    plan: planClass(lessons),
    teacher,
    ...(redisUrl && { redisUrl }),
  });
  const servers: Server[] = [];
  const sockets = new Set<Socket>();
  let unwatch = () => {};
  let url = "";
  const hosts = () => [new URL(url).host];
  const classroom: Classroom = {
    get code() {
      return room.state.code;
    },
    get url() {
      return url;
    },
    get isOver() {
      return room.state.isOver;
    },
    openAgain: () => room.openAgain(),
    admitTeacher(res) {
      res.append("Set-Cookie", room.key.cookie);
    },
    // Excel reads UTF-8 only after a byte order mark.
    exportVotes: () => `\u{FEFF}${room.exportVotes()}`,
  };
  return {
    classroom,
    async serve(gallery, students) {
      const server = createServer(LIMITS, students);
      server.maxConnections = MOST_CONNECTIONS;
      server.on("connection", (socket) => {
        sockets.add(socket);
        socket.once("close", () => sockets.delete(socket));
      });
      await listen(server, options);
      servers.push(server);
      const { port } = server.address() as AddressInfo;
      url = address ?? `http://${host}:${port}`;
      if (!address) {
        unwatch = watchAddress(host, (isThere) =>
          room.news.setNotice(isThere ? null : awayFrom(url)),
        );
      }
      serveTeacher(room, gallery, { hosts: () => ownHosts(gallery) });
      await serveStudents(room, server, {
        hosts,
        most: MOST_STUDENTS,
        behindProxy: address !== undefined,
      });
    },
    onOpen: (callback) => room.onOpen(callback),
    onEnd: (callback) => room.onEnd(callback),
    invitation() {
      const link = `${url}/join?code=${room.state.code}`;
      return [
        renderUnicodeCompact(link),
        `Students join on ${url}/join with the code ${room.state.code}`,
      ].join("\n");
    },
    async close() {
      unwatch();
      await room.close();
      for (const server of servers) {
        server.close();
        server.closeAllConnections();
      }
      // A phone that is asleep would not answer, and is not waited for.
      for (const socket of sockets) socket.destroySoon();
    },
  };
}

function awayFrom(url: string): string {
  return `Students cannot reach ${url} now: this computer has left their network. Join it again, and they come back by themselves.`;
}

async function listen(server: Server, { host, port }: ClassOptions) {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, host, resolve);
    });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE") {
      throw new Error(
        `Port ${port} of ${host} is busy: choose another with --class-port ${port + 100}.`,
        { cause: error },
      );
    }
    if (code === "EADDRNOTAVAIL") {
      throw new Error(
        `${host} is no address of this machine: choose another --host.`,
        { cause: error },
      );
    }
    throw new Error(`The class cannot listen on ${host}: ${message}.`, {
      cause: error,
    });
  }
}

/** The gallery is reached from this machine only. */
function ownHosts(gallery: Server): string[] {
  const { port } = gallery.address() as AddressInfo;
  return ["127.0.0.1", "localhost", "[::1]"].map((name) => `${name}:${port}`);
}
