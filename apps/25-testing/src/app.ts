// 25. How do you test a Flask app using PyTest?
//
// A function makes the app, so that each test can have its own: with a
// fresh database, and with its own idea of what sending mail means.

import express, { type Express, type Response } from "express";
import { login } from "./login.ts";
import { CODE, EMAIL, openInvitations } from "./models.ts";

// #region factory
export async function createApp({
  database = ":memory:",
  sendMail = async (to: string, text: string) => console.log(to, text),
} = {}): Promise<Express> {
  const Invitation = await openInvitations(database);
  const app = express().use(login(), express.urlencoded());
  // #endregion

  // #region home
  app.get("/", (_req, res) => {
    res.send("Hello, Flask!");
  });
  // #endregion

  // #region invite
  app.post("/invitations", async (req, res) => {
    if (!req.session.name) return answer(res, 401, "Log in first");
    const email: unknown = req.body?.email;
    if (typeof email !== "string" || !EMAIL.test(email))
      return answer(res, 400, "This is no email address");
    const invitation = Invitation.build({ email });
    const link = `/invitations/${invitation.code}`;
    await sendMail(email, `${req.session.name} invites you: ${link}`);
    await invitation.save();
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
    const { code } = req.params; // a NUL byte would break the SQL
    const invitation =
      CODE.test(code) && (await Invitation.findByPk(code));
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
