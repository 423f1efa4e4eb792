export type { LessonBundle } from "../bundle.ts";
export { buildSandbox } from "./sandbox.ts";
export { pythonVersion } from "./versions.ts";
