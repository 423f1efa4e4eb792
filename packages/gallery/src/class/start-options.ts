import { parseArgs } from "node:util";
import { lanAddresses } from "@decant/room/address";

/** How a class is started. */
export interface ClassOptions {
  /** How the class calls the teacher. */
  readonly teacher: string;
  /** The address of this machine on which students are served. */
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  /** Where a proxy on this machine serves the class; undefined without one. */
  readonly address: string | undefined;
  readonly redisUrl: string | undefined;
}

const USAGE =
  'npm start -- --class [--name "Ms Okafor"] [--host 192.168.1.20] [--class-port 8000] [--address http://192.168.1.20:8080]';
const LONGEST_NAME = 40;

/**
 * Reads what `npm start` was told.
 *
 * @param args - after `npm start --`
 * @param galleryPort - the class has the same number on its own address
 * @returns undefined where no class is to be started
 * @throws Error with one sentence if an option is wrong, or if no other machine
 *   can reach this one
 */
export function readClassOptions(
  args: readonly string[],
  galleryPort: number,
  redisUrl?: string,
): ClassOptions | undefined {
  const values = parse(args);
  if (!values.class) {
    if (args.length === 0) return undefined;
    throw new Error(`These options belong to a class: ${USAGE}`);
  }
  const address = values.address && readAddress(values.address);
  const host = address ? "127.0.0.1" : (values.host ?? lanAddresses()[0]);
  if (!host) {
    throw new Error(
      "This machine is in no network: students cannot reach it. Join the room's network, or try a class on this machine only with --host 127.0.0.1.",
    );
  }
  const isLoopback = host.startsWith("127.");
  return {
    teacher: readName(values.name),
    host,
    port: readPort(values["class-port"], isLoopback ? 0 : galleryPort),
    address: address || undefined,
    redisUrl: redisUrl && readRedis(redisUrl),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        class: { type: "boolean" },
        name: { type: "string" },
        host: { type: "string" },
        "class-port": { type: "string" },
        address: { type: "string" },
      },
    }).values;
  } catch (error) {
    throw new Error(`${(error as Error).message} Usage: ${USAGE}`, {
      cause: error,
    });
  }
}

function readName(name = "your teacher"): string {
  const text = name.replaceAll(/\p{C}/gu, "").trim();
  if (text && text.length <= LONGEST_NAME) return text;
  throw new Error(`--name takes 1 to ${LONGEST_NAME} characters.`);
}

function readPort(sent: string | undefined, otherwise: number): number {
  if (sent === undefined) return otherwise;
  if (/^\d{1,5}$/.test(sent) && Number(sent) <= 65_535) return Number(sent);
  throw new Error(`--class-port is a number from 0 to 65535, not "${sent}".`);
}

function readRedis(sent: string): string {
  if (/^rediss?:\/\/./.test(sent) && URL.canParse(sent)) return sent;
  // Not what was sent: it may hold a password.
  throw new Error(
    "REDIS_URL is where Redis is, such as redis://127.0.0.1:6379.",
  );
}

function readAddress(sent: string): string {
  if (URL.canParse(sent)) {
    const { protocol, origin, pathname } = new URL(sent);
    if (/^https?:$/.test(protocol) && pathname === "/") return origin;
  }
  throw new Error(
    `--address is where students find the proxy, such as http://192.168.1.20:8080, not "${sent}".`,
  );
}
