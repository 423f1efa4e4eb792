import { readFileSync } from "node:fs";
import { Command } from "commander";
import { addAuthorCommands } from "./programs/author.ts";
import { addDiffCommand } from "./programs/diff.ts";
import { addInstallCommands } from "./programs/install.ts";
import { addLearnerCommands } from "./programs/learner.ts";

/**
 * The `decant` command with all its subcommands. Each loads its own code when
 * it is called, so that `decant list` starts fast.
 */
export function createProgram(): Command {
  const program = new Command("decant")
    .description(
      "Flask interview answers that run, in Flask and in Express side by side.",
    )
    .version(`decant ${readVersion()}`, "-v, --version", "Show the version")
    .helpCommand(false)
    .exitOverride()
    .showHelpAfterError("(decant --help shows the rest)")
    .addHelpText("after", "\nExample:\n  npx decant try 5");

  program.commandsGroup("Learn and teach:");
  addLearnerCommands(program);
  program.commandsGroup("Port a service:");
  addDiffCommand(program);
  program.commandsGroup("Write lessons:");
  addAuthorCommands(program);
  program.commandsGroup("Install:");
  addInstallCommands(program);
  return program;
}

function readVersion(): string {
  const path = new URL("../package.json", import.meta.url);
  const { version } = JSON.parse(readFileSync(path, "utf8")) as {
    version: string;
  };
  return version;
}
