export { parse, stringify } from "fast-querystring";
export { parse as decode, stringify as encode } from "fast-querystring";

export const escape = encodeURIComponent;

export function unescape(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
