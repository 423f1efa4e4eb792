import { promises } from "./fs.ts";

export const { access, readFile, readdir, realpath, stat, lstat } = promises;
