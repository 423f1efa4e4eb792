import { FileError } from "@decant/exchange";
import { CommanderError } from "commander";
import { explainFileError } from "./explain-file-error.ts";
import { createProgram } from "./program.ts";
import { UserError } from "./user-error.ts";

// `decant compare 5 | head` is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

try {
  await (process.argv.length > 2 ? createProgram().parseAsync() : start());
} catch (error) {
  process.exitCode = report(error);
}

async function start(): Promise<void> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    createProgram().outputHelp();
    return;
  }
  const { pick } = await import("./commands/pick.ts");
  await pick();
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode;
  if (error instanceof UserError || error instanceof FileError) {
    console.error(error.message);
    return error instanceof UserError ? error.exitCode : 1;
  }
  const sentence = explainFileError(error);
  if (sentence === undefined) throw error;
  console.error(sentence);
  return 1;
}
