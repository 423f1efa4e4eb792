import { execFileSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { join } from "node:path";
import { findPython } from "@decant/shared/host";

const LESSON = join(import.meta.dirname, "..");
const ASK = `
import json, sys
from app import app
_, setup, path, *cookies = sys.argv
exec(setup)
client = app.test_client(use_cookies=False)
answers = [client.get(path, headers={"Cookie": c}) for c in cookies]
print(json.dumps([
    [a.status_code, a.text, a.headers.get("Set-Cookie", "")]
    for a in answers
]))`;

type FlaskAnswer = [status: number, text: string, cookie: string];

/**
 * Starts the Flask side and sends it one GET request per cookie.
 *
 * @param secrets - what `SECRET_KEYS` holds
 * @param path - the path of each request
 * @param cookies - the Cookie header of each request
 * @param setup - Python that changes `app` before the first request
 * @returns for each the status, the text and Set-Cookie, empty for none
 */
export function ask(
  secrets: string,
  path: string,
  cookies: readonly string[],
  setup = "",
): FlaskAnswer[] {
  const printed = execFileSync(
    findPython(LESSON) ?? "python3",
    ["-B", "-c", ASK, setup, path, ...cookies],
    {
      cwd: join(LESSON, "flask"),
      env: { ...process.env, SECRET_KEYS: secrets },
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  return JSON.parse(printed) as FlaskAnswer[];
}

/** A Cookie header such as Flask would have accepted `age` ms ago. */
export function forge(secret: string, data: object, age = 0): string {
  const payload = Buffer.from(JSON.stringify(data)).toString(
    "base64url",
  );
  const time = Buffer.alloc(4);
  time.writeUInt32BE(Math.floor((Date.now() - age) / 1000));
  return `session=${sign(secret, `${payload}.${time.toString("base64url")}`)}`;
}

/** Signs as itsdangerous does for Flask: HMAC-SHA1, with a derived key. */
function sign(secret: string, text: string): string {
  const key = createHmac("sha1", secret)
    .update("cookie-session")
    .digest();
  const signature = createHmac("sha1", key).update(text);
  return `${text}.${signature.digest("base64url")}`;
}
