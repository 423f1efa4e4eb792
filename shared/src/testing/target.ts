import { existsSync } from "node:fs";
import type { RequestListener } from "node:http";
import { join } from "node:path";
import { afterAll, expect } from "@jest/globals";
import type { Express } from "express";
import request from "supertest";
import { findPython, type Host, startFlaskHost } from "../host.ts";

type Agent = ReturnType<typeof request.agent>;

/**
 * Chooses what a lesson's tests run against: its Express app or the side that
 * `TARGET` names in the environment, for instance `TARGET=flask`.
 *
 * @param createApp - the lesson's factory, for Express
 * @returns a function that starts a fresh app and resolves to a supertest
 *   agent on it, which keeps cookies from one request to the next. It rejects
 *   if the lesson has no such side, or if that is in Python and Flask is not
 *   installed
 */
export function target(
  createApp: () => Express | Promise<Express>,
): () => Promise<Agent> {
  const name = process.env["TARGET"] ?? "express";
  if (name === "express") return async () => request.agent(await createApp());

  let host: Host | undefined;
  afterAll(() => host?.end());
  return async () => {
    const lesson = join(expect.getState().testPath ?? "", "../..");
    if (!existsSync(join(lesson, name, "app.py"))) {
      return request.agent(await createSide(lesson, name));
    }
    host ??= startFlaskHost(requirePython(lesson));
    const { address } = await host.open(join(lesson, name));
    return request.agent(`http://127.0.0.1:${address}`);
  };
}

/** An app of another TypeScript side: `src/<side>.ts`, `src/<side>/app.ts`. */
async function createSide(
  lesson: string,
  name: string,
): Promise<RequestListener> {
  const entry = [`src/${name}.ts`, `src/${name}/app.ts`]
    .map((path) => join(lesson, path))
    .find((path) => existsSync(path));
  if (!entry) {
    throw new Error(
      `TARGET is "express", "flask" or another side of the lesson, not "${name}".`,
    );
  }
  const side = (await import(entry)) as {
    createApp(): RequestListener | Promise<RequestListener>;
  };
  return side.createApp();
}

function requirePython(lesson: string): string {
  const python = findPython(lesson);
  if (python) return python;
  throw new Error("Flask is not installed: run `npx decant flask` first.");
}
