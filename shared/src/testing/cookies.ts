import type { Response } from "supertest";

/** One Set-Cookie header, taken apart (RFC 6265, section 4.1). */
export interface Cookie {
  /** The value as sent: quotes and percent signs are left alone. */
  readonly value: string;
  /** Names in lower case; an attribute without a value is `true`. */
  readonly attributes: Readonly<Record<string, string | true>>;
}

/**
 * Reads the cookies that a response sets.
 *
 * @param response - a supertest response
 * @returns the cookies by name; empty where there is no Set-Cookie header
 */
export function readCookies(response: Response): Record<string, Cookie> {
  const headers = response.get("Set-Cookie") ?? [];
  return Object.fromEntries(
    headers.map((header) => {
      const [pair = "", ...attributes] = header.split(/; */).map(split);
      const [name, value] = pair;
      return [
        name,
        {
          value: value === true ? "" : value,
          attributes: Object.fromEntries(
            attributes.map(([key, text]) => [key.toLowerCase(), text]),
          ),
        },
      ];
    }),
  ) as Record<string, Cookie>;
}

function split(part: string): [name: string, value: string | true] {
  const at = part.indexOf("=");
  return at < 0 ? [part, true] : [part.slice(0, at), part.slice(at + 1)];
}
