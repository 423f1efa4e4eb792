// The cases in a browser, where the stand-ins are.

// oxlint-disable-next-line import/no-unassigned-import -- It sets the globals.
import "../../src/node/globals.ts";
import { assets } from "../../src/node/assets.ts";
import { serveRequest } from "../../src/node/serve-request.ts";
import { httpCases } from "../cases/http.ts";
import { runCase } from "../cases/index.ts";

async function answer(name: string): Promise<string> {
  const one = httpCases[name];
  if (!one) throw new Error(`There is no case ${name}.`);
  const bytes = await serveRequest(one.listener, Buffer.from(one.request));
  return Buffer.from(bytes).toString("latin1");
}

declare global {
  var sandboxStandIns: {
    assets: typeof assets;
    answer: typeof answer;
    runCase: typeof runCase;
  };
}
globalThis.sandboxStandIns = { assets, answer, runCase };
