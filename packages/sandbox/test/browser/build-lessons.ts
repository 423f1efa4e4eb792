// Builds lessons in a process of its own: Jest's modules are not Node's, and
// Pyodide, which compiles the Python ones, needs those.

import { fileURLToPath } from "node:url";
import { readLessons } from "@decant/catalog";
import { buildSandbox } from "../../src/build/index.ts";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));

const [folder = "", ...names] = process.argv.slice(2);
const lessons = readLessons(ROOT).filter((one) => names.includes(one.folder));
await buildSandbox(lessons, folder);
