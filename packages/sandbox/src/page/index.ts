export type { Progress } from "./loader.ts";
export { createRunner } from "./runner.ts";
