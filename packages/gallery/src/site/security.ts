import { createHash, randomBytes } from "node:crypto";
import type { Request, RequestHandler, Response } from "express";

/**
 * Nothing but the site's own files and one script inside the page, which its
 * hash names. No inline style is needed: highlighted code uses classes.
 */
function policy(inlineScript: string): string {
  const hash = createHash("sha256").update(inlineScript).digest("base64");
  return [
    "default-src 'none'",
    `script-src 'self' 'sha256-${hash}'`,
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/**
 * Sets the headers that keep a page to itself.
 *
 * @param inlineScript - the one script that may stand inside a page
 */
export function secureHeaders(inlineScript: string): RequestHandler {
  const headers = {
    "Content-Security-Policy": policy(inlineScript),
    "X-Content-Type-Options": "nosniff",
    // "no-referrer" would make the browser send "Origin: null" with our forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
  };
  return (_req, res, next) => {
    res.set(headers);
    next();
  };
}

/**
 * Answers 421 unless the Host header names this machine and the gallery's own
 * port: a foreign name that resolves to the loopback (DNS rebinding) gets
 * nothing.
 */
export const onlyLocalHost: RequestHandler = (req, res, next) => {
  if (isOwnHost(req)) return next();
  res
    .status(421)
    .type("text/plain")
    .send(
      `This is the gallery on http://127.0.0.1:${req.socket.localPort}; it does not answer for "${req.get("Host") ?? ""}".\n`,
    );
};

/**
 * The same for a server that others reach, under these values of the Host
 * header.
 */
export function onlyHosts(hosts: () => readonly string[]): RequestHandler {
  return (req, res, next) => {
    const host = req.get("Host") ?? "";
    if (hosts().includes(host)) return next();
    res
      .status(421)
      .type("text/plain")
      .send(
        `This is a class on http://${hosts()[0]}; it does not answer for "${host}".\n`,
      );
  };
}

/**
 * Answers 403 to what another site's page loads or sends, other than a link
 * that the visitor follows: no foreign page can put the gallery to work.
 */
export const noForeignPages: RequestHandler = (req, res, next) => {
  const site = req.get("Sec-Fetch-Site") ?? "none";
  const isOwn = site === "same-origin" || site === "none";
  const isLink =
    req.get("Sec-Fetch-Mode") === "navigate" &&
    req.get("Sec-Fetch-Dest") === "document";
  if (isOwn || isLink) return next();
  refuse(res);
};

/**
 * Answers 403 to what another site's page sends: its Origin or its
 * Sec-Fetch-Site says so. A program that sends neither header is let through.
 */
export const onlyOwnPages: RequestHandler = (req, res, next) => {
  const origin = req.get("Origin");
  const site = req.get("Sec-Fetch-Site") ?? "none";
  const ownOrigin =
    origin === undefined || origin === `http://${req.get("Host")}`;
  if (ownOrigin && (site === "same-origin" || site === "none")) return next();
  refuse(res);
};

function refuse(res: Response): void {
  res
    .status(403)
    .type("text/plain")
    .send("Requests are sent from the gallery's own pages only.\n");
}

function isOwnHost(req: Request): boolean {
  const port = req.socket.localPort;
  const own = ["127.0.0.1", "localhost", "[::1]"].map((name) =>
    port === 80 ? name : `${name}:${port}`,
  );
  return own.includes(req.get("Host") ?? "");
}

const COOKIE = "decant-visitor";

/**
 * Tells visitors apart, so that each has a state of their own in the lessons.
 *
 * @returns the random name that the visitor's cookie holds, a new one if none
 */
export function identify(req: Request, res: Response): string {
  const known = new RegExp(`(?:^|; )${COOKIE}=([\\da-f]{32})(?:;|$)`).exec(
    req.get("Cookie") ?? "",
  )?.[1];
  const visitor = known ?? randomBytes(16).toString("hex");
  res.cookie(COOKIE, visitor, {
    httpOnly: true,
    sameSite: "strict",
    path: "/",
  });
  return visitor;
}
