import express, { type Express, type RequestHandler } from "express";
import { type LessonSite, lessonRoutes } from "../bench/routes.ts";
import { loadAllGrammars } from "../render/highlight.ts";
import { bugRoutes } from "../runner/bugs.ts";
import { sandboxRoutes } from "../sandbox/routes.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import type { openSearch } from "../search/search.ts";
import type { Assets } from "../site/assets.ts";
import { compressed } from "../site/compressed.ts";
import { errorPages, sendError } from "../site/errors.ts";
import { noForeignPages, onlyHosts, secureHeaders } from "../site/security.ts";
import { createRender } from "../site/views.ts";
import type { Classroom } from "./classroom.ts";
import { studentRoutes } from "./routes.ts";

interface StudentSite extends LessonSite {
  readonly assets: Assets;
  readonly search: ReturnType<typeof openSearch>;
  readonly sandbox: Sandbox;
  readonly room: Classroom;
}

/**
 * Makes the site that students reach on the local network: the class's own
 * pages, and the lessons to read. Nothing runs on this machine for a student:
 * there is no route that does, and nothing but GET is answered.
 */
export function createStudentApp(site: StudentSite): Express {
  const { shelf, assets, search, sandbox, room } = site;
  const render = createRender({ assets, runner: "browser", isForClass: true });
  const hosts = () => [new URL(room.url).host];
  const app = express();
  app.disable("x-powered-by");
  app.use(secureHeaders(assets.firstScript), (_req, res, next) => {
    // Without HTTPS a browser ignores it, and complains on each page.
    res.removeHeader("Cross-Origin-Opener-Policy");
    next();
  });
  app.use(onlyHosts(hosts), noForeignPages, onlyReading);
  app.use("/sandbox", sandboxRoutes({ shelf, sandbox }));
  app.use(compressed, assets.router);
  app.use(studentRoutes({ shelf, render }, room));
  app.get("/", (_req, res) => res.redirect("/join"));
  app.get("/search.json", (_req, res) =>
    res.json(search.entries(shelf().lessons)),
  );
  app.use("/lessons", async (_req, _res, next) => {
    await loadAllGrammars();
    next();
  });
  // Not the presentation: the teacher's notes are with it.
  app.use("/lessons", bugRoutes(shelf), lessonRoutes({ ...site, render }));
  app.use((_req, res) => {
    const advice = "The address leads nowhere. /join leads to the class.";
    sendError(res, render, 404, "There is no such page", advice);
  });
  app.use(errorPages(render));
  return app;
}

/** Answers 405 to what would change something. */
const onlyReading: RequestHandler = (req, res, next) => {
  if (req.method === "GET" || req.method === "HEAD") return next();
  res
    .status(405)
    .set("Allow", "GET, HEAD")
    .type("text/plain")
    .send("Students read here; their code runs in their own browser.\n");
};
