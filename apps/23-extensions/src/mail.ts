// nodemailer: a link for those who forgot their password.

import { createHash, randomBytes } from "node:crypto";
import type { Express, RequestHandler } from "express";
import { createTransport } from "nodemailer";
import { Op } from "sequelize";
import { type Database, newKey, type UserRow } from "./database.ts";
import { check, FORGOTTEN, NEW_PASSWORD, show } from "./forms.ts";
import { hashPassword } from "./password.ts";

export function addReset(app: Express, { User }: Database): void {
  // #region transport
  const port = process.env["MAIL_PORT"];
  const mailer = port
    ? createTransport({ host: "127.0.0.1", port: Number(port) })
    : createTransport({ jsonTransport: true }); // sends nothing
  // #endregion

  // #region send
  async function sendLink(user: UserRow): Promise<void> {
    const token = randomBytes(32).toString("base64url");
    // Whoever reads the table finds no token in it.
    const reset_hash = digest(token);
    await user.update({ reset_hash, reset_until: Date.now() + HOUR });
    // Never the Host of the request: its sender chooses that.
    const url = process.env["PUBLIC_URL"] ?? "http://127.0.0.1:3023";
    await mailer.sendMail({
      from: "notes@example.org",
      to: user.email,
      subject: "Your password",
      text: `Choose a new password: ${url}/reset/${token}\n`,
    });
  }
  // #endregion

  // #region ask
  app.get("/reset", (_req, res) => {
    show(res, FORGOTTEN);
  });

  app.post("/reset", check(FORGOTTEN), async (req, res) => {
    const { email } = req.body;
    const user = await User.findOne({ where: { email } });
    if (user) sendLink(user).catch(console.error);
    res.status(202);
    res.send("If we know this address, a mail is on its way");
  });
  // #endregion

  // #region reset
  const owned: RequestHandler = async (req, res, next) => {
    const reset_hash = digest(String(req.params["token"]));
    const reset_until = { [Op.gt]: Date.now() };
    const where = { reset_hash, reset_until };
    const owner = await User.findOne({ where });
    if (!owner) return next("route");
    res.locals["owner"] = owner;
    next();
  };

  app.get("/reset/:token", owned, (_req, res) => {
    show(res, NEW_PASSWORD);
  });

  const valid = check(NEW_PASSWORD);
  app.post("/reset/:token", owned, valid, async (req, res) => {
    const owner = res.locals["owner"] as UserRow;
    await owner.update({
      password_hash: await hashPassword(req.body.password),
      reset_hash: null, // a link works once
      session_key: newKey(), // and ends every session
    });
    res.redirect(303, "/login");
  });
  // #endregion
}

const HOUR = 60 * 60 * 1000; // milliseconds

function digest(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
