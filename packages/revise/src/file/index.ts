export {
  LARGEST_FILE,
  NoProgressFile,
  PROGRESS_FILE,
  readProgressFile,
  writeProgressFile,
} from "./file.ts";
export { mergeProgress } from "./merge.ts";
