// 12. How do you set and get cookies in Flask?
//
// A response sets cookies, a request brings them back. A cookie is
// text that the visitor keeps, so read it as text, and trust none.

import { randomUUID } from "node:crypto";
import { unescape as unquote } from "node:querystring";
import { escapeHtml } from "@decant/shared";
import { parse } from "cookie";
import cookieParser from "cookie-parser";
import express, { type Express, type Request } from "express";

const MONTH = 30 * 24 * 60 * 60 * 1000; // milliseconds
const MAX_BYTES = 4096; // of name and value: browsers drop larger ones

// cookie-parser would decode %41, and make an object of j:{"a":1}.
const readCookie = (req: Request, name: string) =>
  parse(req.headers.cookie ?? "", { decode: String })[name];

export function createApp(): Express {
  const app = express();

  // #region set
  app.get("/set_cookie", (_req, res) => {
    res.cookie("username", "John", { httpOnly: true, sameSite: "lax" });
    res.send("Cookie is set");
  });
  // #endregion

  // #region get
  app.get("/get_cookie", (req, res) => {
    const user = readCookie(req, "username") ?? "None";
    res.send(`User: ${escapeHtml(user)}`);
  });
  // #endregion

  // #region secure
  app.get("/set_secure_cookie", (_req, res) => {
    res.cookie("__Host-username", "John", {
      secure: true,
      httpOnly: true,
      sameSite: "strict",
    });
    res.send("Secure cookie is set");
  });
  // #endregion

  // #region encode
  app.post("/nickname/:name", (req, res) => {
    const { name } = req.params;
    if (`nickname${encodeURIComponent(name)}`.length > MAX_BYTES) {
      res.status(400).send("Nickname is too long");
      return;
    }
    res.cookie("nickname", name, { maxAge: MONTH, sameSite: "lax" });
    res.send("Nickname is kept");
  });

  app.get("/nickname", (req, res) => {
    const nickname = unquote(readCookie(req, "nickname") ?? "None");
    res.send(`Nickname: ${escapeHtml(nickname)}`);
  });
  // #endregion

  // #region path
  app.post("/help/hide", (_req, res) => {
    res.cookie("help", "hidden", { path: "/help", sameSite: "lax" });
    res.send("Help is hidden");
  });

  app.get(["/help", "/about"], (req, res) => {
    res.send(`Help: ${escapeHtml(readCookie(req, "help") ?? "shown")}`);
  });
  // #endregion

  // #region delete
  app.post("/delete_cookies", (_req, res) => {
    res.clearCookie("username");
    res.clearCookie("help", { path: "/help" }); // as it was set
    res.send("Cookies are deleted");
  });
  // #endregion

  // #region signed
  // Without SECRET_KEY each start makes its own: for development only.
  app.use(cookieParser(process.env["SECRET_KEY"] || randomUUID()));

  app.post("/coupon", (_req, res) => {
    res.cookie("coupon", "10", { signed: true, httpOnly: true });
    res.send("Coupon: 10% off");
  });

  app.get("/coupon", (req, res) => {
    const { coupon } = req.signedCookies; // false: a wrong signature
    res.send(coupon ? `Coupon: ${coupon}% off` : "No coupon");
  });
  // #endregion

  return app;
}
