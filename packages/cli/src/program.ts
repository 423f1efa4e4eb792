import { readFileSync } from "node:fs";
import { Command, CommanderError, Option } from "commander";
import type { DiffOptions } from "./commands/diff.ts";
import type { RunOptions } from "./commands/run.ts";
import type { SideOptions } from "./sides.ts";

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
    .addHelpText("after", "\nExample:\n  npx decant try 5");

  describe(program.command("list"), "Show all lessons", [
    "list",
    "list --counts",
  ])
    .option("--counts", "with each lesson's ledger rows, tests, requests, bugs")
    .option("--json", "as JSON")
    .action(async (options: { counts?: true; json?: true }) => {
      const { list } = await import("./commands/list.ts");
      await list(options);
    });

  describe(
    program.command("run"),
    "Start a lesson's server, and start it anew on each edit",
    [
      "run 5",
      "run 5 --flask",
      "run 24 --flask --debug",
      "run 2 --side nestjs",
      "run 14 --fresh --port 8000",
    ],
  )
    .argument("<lesson>", "its number or name")
    .option("--flask", "the Flask side")
    .addOption(anySide())
    .option("--debug", "in Flask's debug mode")
    .option("--fresh", "without the data that earlier starts stored")
    .addOption(anyPort())
    .action(async (lesson: string, options: RunOptions) => {
      const { run } = await import("./commands/run.ts");
      await run(lesson, options);
    });

  describe(
    program.command("try"),
    "Send a lesson's requests to all its sides and explain each difference",
    ["try 5", 'try 5 "Greet by name"'],
  )
    .argument("<lesson>", "its number or name")
    .argument("[request]", "the request's name or its number in the lesson")
    .action(async (lesson: string, request?: string) => {
      const { tryLesson } = await import("./commands/try.ts");
      await tryLesson(lesson, request);
    });

  describe(
    program.command("compare"),
    "Show two sources side by side, region by region",
    ["compare 5", "compare 5 11", "compare 5:flask 11:flask"],
  )
    .argument("<left>", "a lesson, or a lesson and its side: 5, 5:flask")
    .argument("[right]", "another; without it, Flask stands beside Express")
    .action(async (left: string, right?: string) => {
      const { compareSources } = await import("./commands/compare.ts");
      await compareSources(left, right);
    });

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
        const { diffServers } = await import("./commands/diff.ts");
        await diffServers(left, right, file, options);
      },
    );

  describe(
    program.command("gallery"),
    "Start the website, where the lessons run side by side",
    ["gallery", "gallery --port 8000"],
  )
    .addOption(anyPort())
    .action(async (options: { port?: string }) => {
      const { gallery } = await import("./commands/gallery.ts");
      await gallery(options);
    });

  describe(program.command("test"), "Run a lesson's tests", [
    "test 5",
    "test 5 --flask",
    "test 2 --side nestjs",
    'test 5 -- --testNamePattern "is 404"',
  ])
    .argument("<lesson>", "its number or name")
    .argument("[arguments...]", "for Jest, after --")
    .option("--flask", "against the Flask side")
    .addOption(anySide())
    .action(async (lesson: string, rest: string[], options: SideOptions) => {
      const { testLesson } = await import("./commands/test.ts");
      await testLesson(lesson, rest, options);
    });

  describe(
    program.command("record"),
    "Send each lesson's requests and write down the answers",
    ["record", "record 5 11", "record 5 --side flask"],
  )
    .argument("[lessons...]", "their numbers or names; all without any")
    .option("--side <name>", "one side only: flask, express, …")
    .action(async (lessons: string[], options: { side?: string }) => {
      const { recordLessons } = await import("./commands/record.ts");
      await recordLessons(lessons, options);
    });

  describe(
    program.command("check"),
    "Check that lessons are whole and that nothing in them disagrees",
    ["check", "check 5", "check 5 --bugs", "check --repository"],
  )
    .argument("[lessons...]", "their numbers or names; all without any")
    .option("--bugs", "instead, that each seeded bug makes the tests fail")
    .addOption(
      new Option(
        "--repository",
        "only what concerns no single lesson",
      ).conflicts("bugs"),
    )
    .action(
      async (
        lessons: string[],
        options: { bugs?: true; repository?: true },
      ) => {
        const { check } = await import("./commands/check.ts");
        await check(lessons, options);
      },
    );

  describe(
    program.command("flask"),
    "Install Flask, and what else the Python sides need, into .venv",
    ["flask", "PYTHON=python3.12 npx decant flask"],
  ).action(async () => {
    const { installFlask } = await import("./commands/flask.ts");
    await installFlask();
  });

  describe(
    program.command("doctor"),
    "Show what is installed, and what each missing thing would add",
    ["doctor"],
  ).action(async () => {
    const { doctor } = await import("./commands/doctor.ts");
    await doctor();
  });

  describe(
    program.command("new"),
    "Write a new lesson that passes from the first minute",
    ["new 26 rate-limits"],
  )
    .argument("<number>", "its number")
    .argument("<name>", "its name in the folder, in kebab-case")
    .action(async (number: string, name: string) => {
      const { newLesson } = await import("./commands/new.ts");
      await newLesson(number, name);
    });

  for (const command of [program, ...program.commands]) {
    command.exitOverride().showHelpAfterError("(decant --help shows the rest)");
  }
  // As diff(1) has it: 1 says that there is a difference, 2 that there is a
  // mistake.
  diff.exitOverride(({ exitCode, code, message }) => {
    throw new CommanderError(exitCode === 0 ? 0 : 2, code, message);
  });
  return program;
}

function readVersion(): string {
  const path = new URL("../package.json", import.meta.url);
  const { version } = JSON.parse(readFileSync(path, "utf8")) as {
    version: string;
  };
  return version;
}

function anyPort(): Option {
  return new Option(
    "--port <number>",
    "the port to listen on; also the environment's PORT",
  );
}

function anySide(): Option {
  return new Option(
    "--side <name>",
    "any side: flask, express, nestjs, …",
  ).conflicts("flask");
}

function describe(
  command: Command,
  summary: string,
  examples: readonly string[],
): Command {
  const lines = examples.map((example) =>
    /^[A-Z]+=/.test(example) ? `  ${example}` : `  npx decant ${example}`,
  );
  return command
    .description(`${summary}.`)
    .summary(summary)
    .addHelpText(
      "after",
      `\nExample${lines.length > 1 ? "s" : ""}:\n${lines.join("\n")}`,
    );
}
