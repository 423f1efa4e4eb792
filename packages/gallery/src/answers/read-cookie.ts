/** A cookie that is longer is not read. */
const LONGEST = 4096;

/**
 * Reads what a cookie carries in the open: JSON in Base64, as Flask's session
 * and cookie-session have it, or percent-encoded JSON, as `res.cookie` writes
 * an object.
 *
 * @param setCookie - the value of Set-Cookie
 * @returns the JSON's text, or undefined where there is none to read. A
 *   session that Flask compressed begins with a dot, and stays unread.
 */
export function readCookie(setCookie: string): string | undefined {
  const [pair = ""] = setCookie.split(";", 1);
  const value = pair.slice(pair.indexOf("=") + 1);
  if (value.length > LONGEST) return undefined;
  if (value.startsWith("j%3A")) return asJson(decodePercent(value.slice(4)));
  const [payload = ""] = value.split(".", 1);
  return /^[\w-]{4,}={0,2}$/.test(payload)
    ? asJson(decodeBase64(payload))
    : undefined;
}

/** The text, where it is an object or a list. */
function asJson(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? text : undefined;
  } catch {
    return undefined;
  }
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

function decodeBase64(text: string): string {
  try {
    const bytes = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return new TextDecoder("utf-8", { fatal: true }).decode(
      Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)),
    );
  } catch {
    return "";
  }
}
