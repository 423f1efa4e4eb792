import { removeLeftOvers, Visitors } from "@decant/lab";
import express, { type Express } from "express";
import { lessonRoutes } from "./bench/routes.ts";
import { cardRoutes } from "./cards/routes.ts";
import type { Classroom } from "./class/classroom.ts";
import { classRoutes } from "./class/routes.ts";
import { createStudentApp } from "./class/server.ts";
import { compareRoutes } from "./compare/routes.ts";
import { differencesRoutes } from "./differences/routes.ts";
import { type Exported, exportRoutes } from "./export/routes.ts";
import { viewFront } from "./front/front.ts";
import { openHovers } from "./hovers/hovers.ts";
import { mockRoutes } from "./mock/routes.ts";
import { once } from "./once.ts";
import { presentRoutes } from "./present/routes.ts";
import { quizRoutes } from "./quiz/routes.ts";
import { loadAllGrammars, loadFirstGrammars } from "./render/highlight.ts";
import { bugRoutes } from "./runner/bugs.ts";
import { runRoutes } from "./runner/routes.ts";
import { sandboxRoutes } from "./sandbox/routes.ts";
import { openSandbox } from "./sandbox/sandbox.ts";
import { resultsHtml } from "./search/results.ts";
import { openSearch } from "./search/search.ts";
import { openShelf } from "./shelf.ts";
import { bundleAssets } from "./site/assets.ts";
import { compressed } from "./site/compressed.ts";
import { errorPages, sendError } from "./site/errors.ts";
import {
  noForeignPages,
  onlyLocalHost,
  secureHeaders,
} from "./site/security.ts";
import { createRender, type RunnerKind } from "./site/views.ts";

/** The website, and what it keeps running. */
export interface Gallery {
  readonly app: Express;
  /** What a class reaches; undefined where none is open. */
  readonly students: Express | undefined;
  /** Starts and loads what the first visitor would wait for. */
  readonly warm: () => void;
  /** Ends every lesson that runs, and the worker of the hovers. */
  readonly close: () => Promise<void>;
}

const TIMEOUT_MS = 10_000;

/**
 * Makes the website for the lessons of a repository.
 *
 * @param options.root - the repository's folder, which holds `apps/`
 * @param options.room - a class, if one is open
 * @param options.timeoutMs - how long a lesson may take to answer; ten seconds
 * @param options.runner - where the pages run lessons; on the server
 * @param options.exported - where the pages will stand without a server
 */
export async function createGallery(options: {
  root: string;
  timeoutMs?: number;
  room?: Classroom;
  runner?: RunnerKind;
  exported?: Exported;
}): Promise<Gallery> {
  const [assets] = await Promise.all([bundleAssets(), loadFirstGrammars()]);
  removeLeftOvers(options.root);
  const shelf = openShelf(options.root);
  const search = openSearch();
  const front = once(viewFront);
  const { runner = "server", exported } = options;
  const render = createRender({ assets, runner, exported });
  const sandbox = openSandbox(options.root);
  const visitors = new Visitors({ timeoutMs: options.timeoutMs ?? TIMEOUT_MS });
  const hovers = openHovers(options.root);
  const site = { shelf, render, visitors, hovers };

  const app = express();
  app.disable("x-powered-by");
  app.use(secureHeaders(assets.firstScript), onlyLocalHost, noForeignPages);
  app.use("/sandbox", sandboxRoutes({ shelf, sandbox }));
  app.use(compressed, assets.router);

  app.get("/", (req, res) => {
    const { lessons, broken } = shelf();
    const { q } = req.query;
    const query = typeof q === "string" ? q.trim() : "";
    const problems = [...broken.values()].map(({ message }) => message);
    const view = query
      ? { results: resultsHtml(query, search.find(lessons, query)) }
      : { problems, ...front(lessons) };
    res.send(render("front/front.njk", { page: "front", query, ...view }));
  });

  app.get("/search.json", (_req, res) => {
    res.json(search.entries(shelf().lessons));
  });

  app.use("/lessons", async (_req, _res, next) => {
    await loadAllGrammars();
    next();
  });

  const { room } = options;
  if (exported) app.use(exportRoutes(render));
  app.use("/class", classRoutes({ shelf, render }, room));
  app.use("/compare", compareRoutes({ shelf, render, visitors }));
  app.use("/revise/mock", mockRoutes({ shelf, render }));
  app.use("/revise/quiz", quizRoutes({ shelf, render }));
  app.use("/revise", cardRoutes({ shelf, render }));
  app.use("/differences", differencesRoutes({ shelf, render }));

  app.use("/lessons", runRoutes({ shelf, visitors }), bugRoutes(shelf));
  app.use("/lessons", presentRoutes({ shelf, render }));
  app.use("/lessons", lessonRoutes(site));

  app.use((_req, res) => {
    const advice =
      "The address leads nowhere. The front page lists every lesson.";
    sendError(res, render, 404, "There is no such page", advice);
  });
  app.use(errorPages(render));

  return {
    app,
    students:
      room && createStudentApp({ ...site, assets, search, sandbox, room }),
    warm() {
      const [lesson] = shelf().lessons;
      if (lesson) visitors.warm(lesson);
      void loadAllGrammars();
    },
    async close() {
      sandbox.close();
      await Promise.all([visitors.end(), hovers.close()]);
    },
  };
}
