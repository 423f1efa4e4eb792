import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { io, type Socket } from "socket.io-client";
import type {
  Count,
  Notice,
  Person,
  Refusal,
  Reply,
  Shown,
  StudentState,
  TeacherPoll,
  TeacherState,
  You,
} from "../src/protocol.ts";
import { Room } from "../src/room.ts";
import { serveStudents, serveTeacher } from "../src/sockets.ts";
import { PLAN } from "./plan.ts";

/** A class on two servers of the loopback, and clients of it. */
export class TestClass {
  readonly room: Room;
  readonly teacherUrl: string;
  readonly studentUrl: string;
  readonly #servers: readonly Server[];
  readonly #clients: Client[] = [];

  private constructor(room: Room, servers: readonly [Server, Server]) {
    this.room = room;
    this.#servers = servers;
    this.teacherUrl = `http://${hostOf(servers[0])}`;
    this.studentUrl = `http://${hostOf(servers[1])}`;
  }

  static async open({
    most = 100,
    redisUrl,
    behindProxy = false,
  }: {
    most?: number;
    redisUrl?: string;
    behindProxy?: boolean;
  } = {}): Promise<TestClass> {
    const room = await Room.open({
      plan: PLAN,
      teacher: "Ms Okafor",
      ...(redisUrl && { redisUrl }),
    });
    const [own, lan] = await Promise.all([listen(), listen()]);
    serveTeacher(room, own, { hosts: () => [hostOf(own)] });
    const hosts = () => [hostOf(lan)];
    await serveStudents(room, lan, { hosts, most, behindProxy });
    return new TestClass(room, [own, lan]);
  }

  teacher(console = "console-1"): Client {
    return this.#keep(
      new Client(`${this.teacherUrl}/teacher`, { console }, this.#cookie()),
    );
  }

  projector(): Client {
    return this.#keep(
      new Client(`${this.teacherUrl}/projector`, {}, this.#cookie()),
    );
  }

  student(auth: object = { code: this.room.state.code }, headers = {}): Client {
    return this.#keep(new Client(`${this.studentUrl}/student`, auth, headers));
  }

  /** Any client at all. */
  client(url: string, auth: object = {}, headers = {}): Client {
    return this.#keep(new Client(url, auth, headers));
  }

  async close(): Promise<void> {
    for (const client of this.#clients) client.socket.close();
    await this.room.close();
    for (const server of this.#servers) {
      server.close();
      server.closeAllConnections();
    }
  }

  #cookie() {
    return { Cookie: this.room.key.cookie.split(";")[0] };
  }

  #keep(client: Client): Client {
    this.#clients.push(client);
    return client;
  }
}

interface Told {
  /** Each client looks only at what its own kind has. */
  state: TeacherState & StudentState;
  shown: Shown;
  count: Count;
  tally: TeacherPoll | null;
  people: readonly Person[];
  notice: Notice;
  ended: string;
  replaced: string;
  you: You;
  gone: string;
  refused: Error & { data?: Refusal };
}

/** A client that keeps all it was ever told. */
export class Client {
  readonly socket: Socket;
  /** Each event with its details, the oldest first. */
  readonly heard: [event: string, details: unknown][] = [];
  readonly #watchers = new Set<() => void>();

  constructor(url: string, auth: object, headers: object) {
    this.socket = io(url, {
      auth,
      extraHeaders: headers as Record<string, string>,
      transports: ["websocket"],
      forceNew: true,
      reconnectionDelay: 50,
      reconnectionDelayMax: 200,
    });
    this.socket.onAny((event: string, details: unknown) =>
      this.#hear(event, details),
    );
    this.socket.on("connect_error", (error) => this.#hear("refused", error));
    this.socket.on("disconnect", (reason) => this.#hear("gone", reason));
  }

  /** The first event of this name that fits, those heard before included. */
  async next<Name extends keyof Told>(
    event: Name,
    fits: (details: Told[Name]) => boolean = () => true,
  ): Promise<Told[Name]> {
    for (;;) {
      const found = this.heard.find(
        ([name, details]) => name === event && fits(details as Told[Name]),
      );
      if (found) return found[1] as Told[Name];
      await new Promise<void>((resolve) => {
        this.#watchers.add(resolve);
      });
    }
  }

  /** The first state. */
  state(): Promise<Told["state"]> {
    return this.next("state");
  }

  async refusal(): Promise<{ message: string; data: Refusal | undefined }> {
    const { message, data } = await this.next("refused");
    return { message, data };
  }

  send(event: string, ...details: unknown[]): Promise<Reply> {
    return this.socket.emitWithAck(event, ...details) as Promise<Reply>;
  }

  #hear(event: string, details: unknown): void {
    this.heard.push([event, details]);
    for (const watcher of this.#watchers) watcher();
    this.#watchers.clear();
  }
}

async function listen(): Promise<Server> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

function hostOf(server: Server): string {
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}
