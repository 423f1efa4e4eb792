import type { Command } from "commander";
import type { RunOptions } from "../commands/run.ts";
import type { SideOptions } from "../sides.ts";
import { anyPort, anySide, describe } from "./describe.ts";

/** The commands for who learns from lessons, or teaches with them. */
export function addLearnerCommands(program: Command): void {
  describe(program.command("list"), "Show all lessons", [
    "list",
    "list --counts",
  ])
    .option("--counts", "with each lesson's ledger rows, tests, requests, bugs")
    .option("--json", "as JSON")
    .action(async (options: { counts?: true; json?: true }) => {
      const { list } = await import("../commands/list.ts");
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
      const { run } = await import("../commands/run.ts");
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
      const { tryLesson } = await import("../commands/try.ts");
      await tryLesson(lesson, request);
    });

  describe(
    program.command("watch"),
    "Play a lesson's requests at each save and show which answers changed",
    ["watch 11", "watch 11 --flask", "watch 2 --side nestjs"],
  )
    .argument("<lesson>", "its number or name")
    .option("--flask", "the Flask side only")
    .addOption(anySide())
    .action(async (lesson: string, options: SideOptions) => {
      const { watchLesson } = await import("../commands/watch.ts");
      await watchLesson(lesson, options);
    });

  describe(
    program.command("compare"),
    "Show two sources side by side, region by region",
    ["compare 5", "compare 5 11", "compare 5:flask 11:flask"],
  )
    .argument("<left>", "a lesson, or a lesson and its side: 5, 5:flask")
    .argument("[right]", "another; without it, Flask stands beside Express")
    .action(async (left: string, right?: string) => {
      const { compareSources } = await import("../commands/compare.ts");
      await compareSources(left, right);
    });

  describe(
    program.command("practice"),
    "Hunt a seeded bug of a lesson, in a copy whose tests run at each save",
    ["practice 18", "practice 18 2", "practice --list"],
  )
    .argument("[lesson]", "its number or name")
    .argument("[bug]", "its number or name; the next unsolved one without")
    .option("--list", "show lessons, bugs and what is solved instead")
    .action(
      async (
        lesson: string | undefined,
        bug: string | undefined,
        options: { list?: true },
      ) => {
        const { practice } = await import("../commands/practice.ts");
        await practice(lesson, bug, options);
      },
    );

  describe(
    program.command("quiz"),
    "Ask the quiz of a lesson, or of all, one question at a time",
    ["quiz", "quiz 5", "quiz --progress decant-progress.json"],
  )
    .argument("[lesson]", "its number or name; all without")
    .option(
      "--progress <file>",
      "keep the answers there: the file that the browser exports",
    )
    .action(
      async (lesson: string | undefined, options: { progress?: string }) => {
        const { quiz } = await import("../commands/quiz.ts");
        await quiz(lesson, options);
      },
    );

  describe(
    program.command("cards"),
    "Recall today's cards, and rate how well you knew them",
    ["cards", "cards 11 12", "cards --progress decant-progress.json"],
  )
    .argument("[lessons...]", "their numbers or names; all without")
    .option("--progress <file>", "keep it in a file that the website exported")
    .action(async (lessons: string[], options: { progress?: string }) => {
      const { cards } = await import("../commands/cards.ts");
      await cards(lessons, options);
    });

  describe(
    program.command("present"),
    "Check what would fail of a lesson in front of a class",
    ["present --check 11"],
  )
    .argument("<lesson>", "its number or name")
    .option("--check", "play it all beforehand")
    .action(async (lesson: string, options: { check?: true }) => {
      const { present } = await import("../commands/present.ts");
      await present(lesson, options);
    });

  describe(
    program.command("gallery"),
    "Start the website, where the lessons run side by side",
    ["gallery", "gallery --port 8000"],
  )
    .addOption(anyPort())
    .action(async (options: { port?: string }) => {
      const { gallery } = await import("../commands/gallery.ts");
      await gallery(options);
    });
}
