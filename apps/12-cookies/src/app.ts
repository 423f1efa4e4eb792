// 12. How do you set and get cookies in Flask?
//
// A response sets cookies, a request brings them back. A cookie is
// text that the visitor keeps, so read it as text, and trust none.

import { randomUUID } from "node:crypto";
import { escapeHtml } from "@decant/shared";
import { parse } from "cookie";
import cookieParser from "cookie-parser";
import express, { type Express, type Request } from "express";

const MONTH = 30 * 24 * 60 * 60 * 1000; // milliseconds

// cookie-parser would decode %41, and make an object of j:{"a":1}.
const readCookie = (req: Request, name: string) =>
  parse(req.headers.cookie ?? "", { decode: String })[name] ?? "None";

export function createApp(): Express {
  const app = express();

  // #region set
  app.get("/set_cookie", (_req, res) => {
    res.cookie("user", "John");
    res.send("Cookie is set");
  });
  // #endregion

  // #region get
  app.get("/get_cookie", (req, res) => {
    res.send(`User: ${escapeHtml(readCookie(req, "user"))}`);
  });
  // #endregion

  // #region secure
  app.get("/set_secure_cookie", (_req, res) => {
    res.cookie("__Host-id", "7", {
      secure: true,
      httpOnly: true,
      sameSite: "lax",
    });
    res.send("Secure cookie is set");
  });
  // #endregion

  // #region encode
  app.post("/nickname/:name", (req, res) => {
    const { name } = req.params;
    // Browsers drop a cookie of more than 4096 bytes.
    if (`nickname${encodeURIComponent(name)}`.length > 4096)
      return res.status(400).send("Nickname is too long");
    res.cookie("nickname", name, { maxAge: MONTH, path: "/nickname" });
    return res.send("Nickname is kept");
  });

  app.get(["/nickname", "/about"], (req, res) => {
    const nickname = decode(readCookie(req, "nickname"));
    res.send(`Nickname: ${escapeHtml(nickname)}`);
  });
  // #endregion

  // #region delete
  app.post("/delete_cookies", (_req, res) => {
    res.clearCookie("user");
    res.clearCookie("nickname", { path: "/nickname" });
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

// #region encode
// A visitor may write a lone `%`, at which decodeURIComponent throws.
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
// #endregion
