// On Node 20 a worker does not take over the loader of TypeScript.
import { register } from "tsx/esm/api";

register();
await import("./answer-jobs.ts");
