import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { FileError, isPart, readRequestFile } from "@decant/exchange";
import { compareServers, type Server } from "../diff.ts";
import { asJson, asMarkdown, asText, count } from "../show-diff.ts";
import { print, terminalWidth } from "../terminal.ts";
import { UserError } from "../user-error.ts";

export interface DiffOptions {
  ignore: string[];
  json?: true;
  markdown?: true;
  allowRemote?: true;
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|::1)$/;
const CONNECT_MS = 5000;

/**
 * Sends the requests of a file to two servers and prints where their answers
 * differ. The exit code is 1 if a difference is neither explained by the
 * common ledger nor ignored.
 *
 * @throws UserError with the exit code 2 if an argument is wrong, the file is
 *   malformed or a server does not answer
 */
export async function diffServers(
  leftUrl: string,
  rightUrl: string,
  file: string,
  options: DiffOptions,
): Promise<void> {
  const left = readServer(leftUrl, options);
  const right = readServer(rightUrl, options);
  const unknown = options.ignore.find((part) => !isPart(part));
  if (unknown !== undefined) {
    fail(
      `--ignore "${unknown}" is no part: write status, reason, body, json or "header <Name>".`,
    );
  }
  const { requests, masks } = readFile(file);
  await Promise.all([reach(left), reach(right)]);
  const report = {
    left,
    right,
    requests: await compareServers(
      left,
      right,
      requests,
      masks,
      options.ignore,
    ),
  };
  if (options.json) print(asJson(report));
  else if (options.markdown) print(...asMarkdown(report));
  else print(...asText(report, terminalWidth()));
  if (count(report, "unexpected") > 0) process.exitCode = 1;
}

function readServer(text: string, { allowRemote }: DiffOptions): Server {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== "http:" || url.username || url.password) {
    return fail(`"${text}" is no http URL: write http://127.0.0.1:5000.`);
  }
  if (url.pathname !== "/" || url.search || url.hash) {
    fail(`"${text}": leave out the path, the file's requests have theirs.`);
  }
  const host = url.hostname.replaceAll(/[[\]]/g, "");
  if (!allowRemote && !LOOPBACK.test(host)) {
    fail(
      `"${text}" is on another machine, which gets the file's requests: add --allow-remote if it is yours.`,
    );
  }
  const port = Number(url.port || 80);
  return { url: url.origin, authority: url.host, host, port };
}

function readFile(file: string) {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return fail(
      code === "ENOENT"
        ? `There is no file ${file}.`
        : `${file} cannot be read: ${(error as Error).message}.`,
    );
  }
  try {
    const found = readRequestFile(file, text);
    return found.requests.length > 0
      ? found
      : fail(`${file} has no request: write a line such as GET /path.`);
  } catch (error) {
    if (error instanceof FileError) fail(error.message);
    throw error;
  }
}

/** Tells a server that is not there from one that hangs up. */
async function reach({ url, host, port }: Server): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const socket = connect({ host, port, timeout: CONNECT_MS });
    const refuse = () => {
      socket.destroy();
      reject(
        new UserError(`Nothing answers on ${url}: start that server first.`, 2),
      );
    };
    socket.once("error", refuse).once("timeout", refuse);
    socket.once("connect", () => {
      socket.destroy();
      resolve();
    });
  });
}

function fail(sentence: string): never {
  throw new UserError(sentence, 2);
}
