export { type Cookie, readCookies } from "./cookies.ts";
export { runPython } from "./python.ts";
export { target } from "./target.ts";
