import type { Lesson } from "@decant/catalog";
import { NAME_LENGTH } from "@decant/room/protocol";
import express, { type Router } from "express";
import { renderSVG } from "uqr";
import type { Shelf } from "../shelf.ts";
import { sendError } from "../site/errors.ts";
import { onlyOwnPages } from "../site/security.ts";
import type { Render } from "../site/views.ts";
import type { Classroom } from "./classroom.ts";
import { classLessonRoutes, lessonParam } from "./lesson-routes.ts";
import { shortName, viewClassNotes } from "./view-lesson.ts";

/** The status of a class that is over. */
const GONE = 410;
/** Redis does not answer. */
const AWAY = 503;

interface Site {
  readonly shelf: () => Shelf;
  readonly render: Render;
}

/**
 * The teacher's pages, on the gallery's own address.
 *
 * @param room - undefined where no class is open
 */
export function classRoutes({ shelf, render }: Site, room?: Classroom): Router {
  const router = express.Router();
  router.use(classLessonRoutes({ shelf, render }));
  lessonParam(router, shelf);

  router.get("/", (_req, res) => {
    const { lessons } = shelf();
    const page = "console";
    if (!room || room.isOver) {
      const first = lessons[0]?.folder ?? "";
      const isOver = room !== undefined;
      res
        .status(isOver ? GONE : 200)
        .send(render("class/class.njk", { page, first, isOver }));
      return;
    }
    room.admitTeacher(res);
    const view = {
      page,
      ...viewRoom(room),
      steps: STEPS,
      lessons: lessons.map(nameOf),
    };
    res.send(render("class/console/console.njk", view));
  });

  router.post("/", onlyOwnPages, async (_req, res, next) => {
    if (!room) return next();
    try {
      await room.openAgain();
      res.redirect(303, "/class");
    } catch (error) {
      const { message } = error as Error;
      sendError(res, render, AWAY, "No room could be opened", message);
    }
  });

  router.get(["/projector", "/votes.csv"], (_req, res, next) => {
    if (!room?.isOver) return next();
    const advice = "Nothing of it is kept. /class opens a new room.";
    sendError(res, render, GONE, "The class is over", advice);
  });

  router.get("/projector", (_req, res, next) => {
    if (!room) return next();
    const view = { page: "projector", ...viewRoom(room) };
    res.send(render("class/projector/projector.njk", view));
  });

  router.get("/votes.csv", (_req, res, next) => {
    if (!room) return next();
    res.attachment("class.csv").type("text/csv").send(room.exportVotes());
  });

  router.get("/lessons/:folder/notes.json", (_req, res) => {
    res.json(viewClassNotes((res.locals as { lesson: Lesson }).lesson, render));
  });

  return router;
}

/**
 * The students' pages, on the address that the class can reach. Once the class
 * is over, every address says so.
 */
export function studentRoutes(
  { render, shelf }: Site,
  room: Classroom,
): Router {
  const router = express.Router();
  const page = (state: keyof typeof HEADINGS, code = "") =>
    render("class/student/student.njk", {
      page: "student",
      nameLength: NAME_LENGTH,
      heading: HEADINGS[state],
      state,
      code,
    });

  router.use((_req, res, next) => {
    if (!room.isOver) return next();
    res.status(GONE).send(page("over"));
  });

  router.use("/class", classLessonRoutes({ shelf, render }));

  router.get("/join", (req, res) => {
    const { code } = req.query;
    res.send(page("join", typeof code === "string" ? code.slice(0, 12) : ""));
  });

  router.get("/room", (_req, res) => {
    res.send(page("joining"));
  });

  return router;
}

/** The student's page in each state in which it may be loaded. */
const HEADINGS = {
  join: "Join the class",
  joining: "Your class",
  over: "The class is over",
};

/** What the steps are called for a teacher. */
const STEPS = [
  { name: "region", label: "Region", says: "both sides" },
  { name: "predict", label: "Predict", says: "all vote" },
  { name: "send", label: "Send", says: "both sides, live" },
  { name: "answers", label: "Reveal", says: "answers and tally" },
  { name: "why", label: "Why", says: "the reasons" },
];

function viewRoom({ code, url }: Classroom) {
  const join = `${url}/join`;
  const link = `${join}?code=${code}`;
  return {
    code,
    address: join.replace(/^https?:\/\//, ""),
    qr: renderSVG(link, { border: 2 }),
  };
}

function nameOf(lesson: Lesson) {
  return {
    folder: lesson.folder,
    number: lesson.number,
    name: shortName(lesson),
  };
}
