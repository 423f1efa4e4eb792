export { type Cookie, readCookies } from "./cookies.ts";
export { target } from "./target.ts";
