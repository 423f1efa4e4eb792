import type { Server as HttpServer, IncomingMessage } from "node:http";
import { Server, type ServerOptions, type Socket } from "socket.io";
import { OVER } from "./apply.ts";
import { admitStudent, isOwnPage, Refused, readConsole } from "./doors.ts";
import { StoreAway } from "./log.ts";
import { answerMessages, studentReaders, teacherReaders } from "./messages.ts";
import type { Projectors, Students, Teachers } from "./news.ts";
import type { PresenceNews } from "./presence.ts";
import { NAMESPACES } from "./protocol.ts";
import type { Room } from "./room.ts";

const STUDENT_RATE = { atOnce: 20, aSecond: 5 };
/** An arrow key that is held down repeats thirty times a second. */
const TEACHER_RATE = { atOnce: 100, aSecond: 40 };
/** Longer messages close the connection. */
const LONGEST_MESSAGE = 4096;

export interface Door {
  /** The values of the Host header that are this server. */
  readonly hosts: () => readonly string[];
}

export interface StudentDoor extends Door {
  /** Connections at once. */
  readonly most: number;
  /** A proxy on this machine passes the students on: it tells the address. */
  readonly behindProxy: boolean;
}

/** Serves the teacher's console and the projector on the gallery's server. */
export function serveTeacher(
  room: Room,
  server: HttpServer,
  door: Door,
): Server {
  const io = openServer(server, door);
  const teachers = io.of(NAMESPACES.teacher) as unknown as Teachers;
  const projectors = io.of(NAMESPACES.projector) as unknown as Projectors;
  room.news.teachers = teachers;
  room.news.projectors = projectors;

  guard(room, teachers, async (socket) => {
    room.key.check(socket.request);
    const console = readConsole(socket.handshake.auth);
    const reply = await room.claim(console);
    if (!reply.ok) throw new Refused(reply.why, { kind: "teacher" });
    socket.data.console = console;
  });
  teachers.on("connection", (socket) => {
    room.presence.console = socket.data.console;
    room.news.replace(socket.id);
    answerMessages(socket, TEACHER_RATE, teacherReaders, (command) =>
      room.take(command),
    );
    socket.emit("state", room.news.teacherState());
    socket.on("disconnect", () => {
      if (teachers.sockets.size === 0) room.presence.console = null;
    });
  });

  guard(room, projectors, async ({ request }) => room.key.check(request));
  projectors.on("connection", (socket) => {
    socket.emit("state", room.news.state());
  });
  return io;
}

/** Serves the students, on the server of the class. */
export async function serveStudents(
  room: Room,
  server: HttpServer,
  door: StudentDoor,
): Promise<Server> {
  const shared = room.redisUrl
    ? await (await import("./redis-adapter.ts")).openAdapter(room.redisUrl)
    : undefined;
  const io = openServer(server, door, shared?.adapter);
  const students = io.of(NAMESPACES.student) as unknown as Students;
  room.news.students = students;

  guard(room, students, async (socket) => {
    if (students.sockets.size >= door.most) {
      throw new Refused("The class has no room for more: tell your teacher.", {
        kind: "full",
      });
    }
    socket.data = await admitStudent(
      room.state,
      room.gate,
      addressOf(socket, door),
      socket.handshake.auth,
      (command) => room.take(command),
    );
  });
  students.on("connection", (socket) => {
    const { id } = socket.data;
    void socket.join(id);
    room.presence.add(id);
    room.news.peopleChanged([id]);
    answerMessages(socket, STUDENT_RATE, studentReaders(id), (command) =>
      room.take(command),
    );
    const state = room.news.studentState(socket.data);
    if (state) socket.emit("state", state);
    socket.on("disconnect", () => {
      room.presence.remove(id);
      room.news.peopleChanged([id]);
    });
  });
  if (shared) {
    room.onLeave(() => shared.close());
    students.on("presence", (news: PresenceNews) => {
      room.news.peopleChanged(room.presence.hear(news));
    });
    students.on("console", (answer) => answer(room.presence.console));
    room.askForConsoles = () =>
      students
        .serverSideEmitWithAck("console")
        // A process that does not answer has no console.
        .catch(({ responses }: { responses: (string | null)[] }) => responses);
    room.tellOthers = () => {
      students.serverSideEmit("presence", room.presence.news(room.id));
    };
  }
  return io;
}

function openServer(
  server: HttpServer,
  { hosts }: Door,
  adapter?: ServerOptions["adapter"],
): Server {
  const io = new Server(server, {
    ...(adapter && { adapter }),
    transports: ["websocket"],
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: LONGEST_MESSAGE,
    connectTimeout: 10_000,
    allowRequest: (request, decide) => {
      const isOwn = isOwnPage(request, hosts());
      decide(isOwn ? null : "Only the class's own pages may connect.", isOwn);
    },
  });
  // Who is in no namespace of the class is disconnected after a while.
  io.use((_socket, next) => next(new Error("Invalid namespace")));
  return io;
}

interface Guarded<Data> {
  readonly request: IncomingMessage;
  readonly handshake: Socket["handshake"];
  data: Partial<Data>;
}

/**
 * Lets nobody in whom `admit` refuses, and nobody once the class is over. What
 * is thrown else is no answer.
 */
function guard<Data>(
  room: Room,
  namespace: {
    use(
      middleware: (
        socket: Guarded<Data>,
        next: (error?: Error) => void,
      ) => Promise<void>,
    ): unknown;
  },
  admit: (socket: Guarded<Data>) => Promise<void>,
): void {
  const judge = async (socket: Guarded<Data>): Promise<Error | undefined> => {
    try {
      if (room.state.isOver) throw new Refused(OVER, { kind: "over" });
      await admit(socket);
      return undefined;
    } catch (error) {
      return toRefusal(error);
    }
  };
  namespace.use(async (socket, next) => next(await judge(socket)));
}

function toRefusal(error: unknown): Refused {
  if (error instanceof Refused) return error;
  if (error instanceof StoreAway) {
    return new Refused(error.message, { kind: "store" });
  }
  console.error(error);
  return new Refused("The class has a fault: try again.", { kind: "store" });
}

/** The visitor's own address, which decides how many codes they may try. */
function addressOf(
  { handshake }: { handshake: Socket["handshake"] },
  { behindProxy }: StudentDoor,
): string {
  const told = handshake.headers["x-forwarded-for"];
  // The last one is what our proxy added; those before it, anyone can send.
  const last = String(told ?? "")
    .split(",")
    .at(-1)
    ?.trim();
  return (behindProxy && last) || handshake.address;
}
