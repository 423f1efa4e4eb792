export { buildSandbox } from "./sandbox.ts";
