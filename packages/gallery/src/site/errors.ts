import type { ErrorRequestHandler, Response } from "express";
import type { Render } from "./views.ts";

/**
 * Answers with a page that says what went wrong.
 *
 * @param heading - what it is, in a few words
 * @param sentence - what to do about it
 */
export function sendError(
  res: Response,
  render: Render,
  status: number,
  heading: string,
  sentence: string,
): void {
  res
    .status(status)
    .send(
      render("site/error.njk", { page: "site", status, heading, sentence }),
    );
}

/** The last handler: bad input is a 4xx, and our own fault a 500 without detail. */
export function errorPages(render: Render): ErrorRequestHandler {
  return (error: { status?: unknown }, _req, res, next) => {
    if (res.headersSent) return next(error);
    const status = httpStatus(error.status);
    if (status === 413) {
      const rule = "Shorten the request's body.";
      return sendError(res, render, 413, "More than 1 MB is not sent", rule);
    }
    if (status < 500) {
      const rule = "The server could not read it. Go back and try again.";
      return sendError(res, render, status, "The request is malformed", rule);
    }
    console.error(error);
    const where = "What it was stands in the terminal where it was started.";
    sendError(res, render, 500, "The gallery made a mistake", where);
  };
}

/** The errors of child processes have a status too, which is no status of HTTP. */
function httpStatus(status: unknown): number {
  const isHttp = typeof status === "number" && status >= 400 && status < 500;
  return isHttp ? status : 500;
}
