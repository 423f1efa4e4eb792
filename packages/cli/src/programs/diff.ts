import { type Command, CommanderError, Option } from "commander";
import type { DiffOptions } from "../commands/diff.ts";
import { describe } from "./describe.ts";

/** The command for who ports a service of their own. */
export function addDiffCommand(program: Command): void {
  const diff = describe(
    program.command("diff"),
    "Send the requests of a file to two servers and compare the answers",
    [
      'diff http://127.0.0.1:5000 http://127.0.0.1:3000 requests.http --ignore "header Server"',
    ],
  )
    .argument("<left>", "the URL of a server, such as the Flask original")
    .argument("<right>", "the URL of another, such as the port to Express")
    .argument(
      "<file>",
      "requests as REST Client, JetBrains or httpyac have them",
    )
    .option(
      "--ignore <part>",
      "a part that may differ: status, reason, body, json, header <Name>",
      (part: string, parts: string[]) => [...parts, part],
      [],
    )
    .addOption(new Option("--json", "as JSON").conflicts("markdown"))
    .option("--markdown", "as a table in Markdown")
    .option("--allow-remote", "servers on other machines too")
    .action(
      async (
        left: string,
        right: string,
        file: string,
        options: DiffOptions,
      ) => {
        const { diffServers } = await import("../commands/diff.ts");
        await diffServers(left, right, file, options);
      },
    );
  // As diff(1) has it: 1 says that there is a difference, 2 that there is a
  // mistake.
  diff.exitOverride(({ exitCode, code, message }) => {
    throw new CommanderError(exitCode === 0 ? 0 : 2, code, message);
  });
}
