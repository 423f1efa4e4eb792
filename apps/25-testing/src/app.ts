// 25. How do you test a Flask app using PyTest?
//
// A function makes the app, so that each test can have its own: with a
// fresh database, and with its own idea of what sending mail means.

import { randomBytes } from "node:crypto";
import express, { type Express, type Response } from "express";
import session from "express-session";
import { openInvitations } from "./models.ts";

const EMAIL = /^[A-Za-z0-9.+-]+@[A-Za-z0-9.-]+\.[A-Za-z]+$/;
const HOUR = 60 * 60 * 1000; // milliseconds

declare module "express-session" {
  interface SessionData {
    name: string;
  }
}

// #region factory
export async function createApp({
  database = ":memory:",
  sendMail = async (to: string, text: string) => console.log(to, text),
} = {}): Promise<Express> {
  const app = express();
  const secret =
    process.env["SECRET_KEY"] || randomBytes(32).toString("hex");
  app.use(session({ secret, resave: false, saveUninitialized: false }));
  app.use(express.urlencoded());
  const Invitation = await openInvitations(database);
  // #endregion

  // #region home
  app.get("/", (_req, res) => {
    res.send("Hello, Flask!");
  });
  // #endregion

  // #region log-in
  app.post("/login", (req, res) => {
    req.session.name = "Ada";
    res.send("Logged in as Ada");
  });
  // #endregion

  // #region invite
  app.post("/invitations", async (req, res) => {
    const { name } = req.session;
    if (!name) return answer(res, 401, "Log in first");
    const email = String(req.body?.email);
    if (!EMAIL.test(email))
      return answer(res, 400, "This is no email address");
    const code = randomBytes(32).toString("base64url");
    await sendMail(email, `${name} invites you: /invitations/${code}`);
    await Invitation.create({ code, email, ends: Date.now() + HOUR });
    answer(res, 201, `Invited ${email}`);
  });
  // #endregion

  // #region count
  app.get("/invitations", async (_req, res) => {
    res.json({ sent: await Invitation.count() });
  });
  // #endregion

  // #region accept
  app.get("/invitations/:code", async (req, res, next) => {
    const invitation = await Invitation.findByPk(req.params.code);
    if (!invitation) return next();
    if (Date.now() > invitation.ends)
      return answer(res, 410, "This invitation has ended");
    res.send(`Welcome, ${invitation.email}!`);
  });
  // #endregion

  return app;
}

function answer(res: Response, status: number, text: string): void {
  res.status(status).send(text);
}
