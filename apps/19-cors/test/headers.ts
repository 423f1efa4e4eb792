// Origins, and what their browsers look at.

import type { Response } from "supertest";

export const APP = "https://app.example";
export const EVIL = "https://evil.example";
export const REFUSED = [
  EVIL,
  "https://app.example.evil.example",
  "https://evil-app.example",
  "http://app.example",
  "https://app.example:8443",
  "null",
];

/** The headers on which a browser decides, in lower case. */
export function corsHeaders(
  response: Response,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries<string>(response.headers).filter(([name]) =>
      name.startsWith("access-control-"),
    ),
  );
}

/** The members of a header that is a list without order. */
export function listed(response: Response, name: string): string[] {
  const header = response.get(name) ?? "";
  return header.toLowerCase().split(/, */).toSorted();
}
