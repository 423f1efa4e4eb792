// Builds one lesson for the browser, in a process of its own:
//
//   node build.ts <the repository's folder> <lesson> <where it is written>

import { join } from "node:path";
import { readLesson } from "@decant/catalog";
import { buildSandbox } from "@decant/sandbox/build";

const [root = "", lesson = "", folder = ""] = process.argv.slice(2);
await buildSandbox([readLesson(join(root, "apps", lesson))], folder);
