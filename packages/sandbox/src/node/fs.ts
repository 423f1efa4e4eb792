// Node's fs over the files in memory, as far as frameworks read.

import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { type File, files, isFolder, normalize } from "./files.ts";

type Path = string | URL;
type Encoding = BufferEncoding | { encoding?: BufferEncoding | null } | null;
type Done<T> = (error: Error | null, value?: T) => void;

export const constants = { F_OK: 0, X_OK: 1, W_OK: 2, R_OK: 4 };

function toPath(path: Path): string {
  const text = typeof path === "string" ? path : fileURLToPath(path);
  return normalize(text.startsWith("/") ? text : `${process.cwd()}/${text}`);
}

function fault(code: string, errno: number, call: string, path: Path): Error {
  const what =
    code === "ENOENT" ? "no such file or directory" : "read-only file system";
  return Object.assign(new Error(`${code}: ${what}, ${call} '${path}'`), {
    code,
    errno,
    syscall: call,
    path: String(path),
  });
}

function find(path: Path, call: string): File {
  const file = files.get(toPath(path));
  if (file) return file;
  throw fault("ENOENT", -2, call, path);
}

export class Stats {
  readonly size: number;
  readonly mtime: Date;
  readonly mtimeMs: number;
  readonly #isFile: boolean;

  constructor(file: File | undefined) {
    this.size = file?.bytes.length ?? 0;
    this.mtimeMs = file?.changed ?? 0;
    this.mtime = new Date(this.mtimeMs);
    this.#isFile = file !== undefined;
  }

  isFile(): boolean {
    return this.#isFile;
  }

  isDirectory(): boolean {
    return !this.#isFile;
  }

  isSymbolicLink(): boolean {
    return false;
  }
}

export function existsSync(path: Path): boolean {
  return files.has(toPath(path)) || isFolder(toPath(path));
}

export function accessSync(path: Path): void {
  if (!existsSync(path)) throw fault("ENOENT", -2, "access", path);
}

export function statSync(
  path: Path,
  options: { throwIfNoEntry?: boolean } = {},
): Stats | undefined {
  const file = files.get(toPath(path));
  if (file || isFolder(toPath(path))) return new Stats(file);
  if (options.throwIfNoEntry === false) return undefined;
  throw fault("ENOENT", -2, "stat", path);
}
export { statSync as lstatSync };

export function realpathSync(path: Path): string {
  statSync(path);
  return toPath(path);
}

export function readFileSync(path: Path, how?: Encoding): Buffer | string {
  const bytes = Buffer.from(find(path, "open").bytes);
  const encoding = typeof how === "string" ? how : how?.encoding;
  return encoding ? bytes.toString(encoding) : bytes;
}

export function readdirSync(path: Path): string[] {
  if (!isFolder(toPath(path))) throw fault("ENOENT", -2, "scandir", path);
  const folder = toPath(path);
  const prefix = folder === "/" ? "/" : `${folder}/`;
  const names = Array.from(files.keys(), (name) =>
    name.startsWith(prefix)
      ? (name.slice(prefix.length).split("/", 1)[0] ?? "")
      : "",
  );
  return [...new Set(names.filter((name) => name !== ""))].toSorted();
}

export function writeFileSync(path: Path): never {
  throw fault("EROFS", -30, "open", path);
}

export function mkdirSync(path: Path): never {
  throw fault("EROFS", -30, "mkdir", path);
}

/** Standard output and error: a logger writes to them. */
export function writeSync(_descriptor: number, data: string | Uint8Array) {
  return typeof data === "string" ? Buffer.byteLength(data) : data.length;
}

export function write(descriptor: number, ...rest: unknown[]): void {
  const done = rest.at(-1) as Done<number>;
  const written = writeSync(descriptor, rest[0] as string);
  queueMicrotask(() => done(null, written));
}

export const fsync = later(() => undefined);
export const close = later(() => undefined);
export const stat = later(statSync);
export { stat as lstat };
export const realpath = later(realpathSync);
export const access = later(accessSync);
export const readFile = later(readFileSync);
export const readdir = later(readdirSync);
export const exists = (path: Path, done: (is: boolean) => void): void =>
  queueMicrotask(() => done(existsSync(path)));

/** The same with a callback, which comes last. */
function later(call: (...given: never[]) => unknown) {
  return (...all: unknown[]): void => {
    const done = all.pop() as Done<unknown>;
    let value: unknown;
    try {
      value = call(...(all as never[]));
    } catch (error) {
      queueMicrotask(() => done(error as Error));
      return;
    }
    queueMicrotask(() => done(null, value));
  };
}

export function createReadStream(
  path: Path,
  { start = 0, end = Infinity }: { start?: number; end?: number } = {},
): Readable {
  return new Readable({
    construct(done) {
      queueMicrotask(() => {
        const file = files.get(toPath(path));
        if (!file) return done(fault("ENOENT", -2, "open", path));
        this.push(Buffer.from(file.bytes).subarray(start, end + 1));
        this.push(null);
        done();
      });
    },
    read() {
      // Pushed whole as soon as it is open.
    },
  });
}

const promise =
  <Given extends unknown[], T>(call: (...given: Given) => T) =>
  async (...given: Given) =>
    call(...given);

export const promises = {
  access: promise(accessSync),
  readFile: promise(readFileSync),
  readdir: promise(readdirSync),
  realpath: promise(realpathSync),
  stat: promise(statSync),
  lstat: promise(statSync),
};
