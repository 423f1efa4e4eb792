import { type Command, Option } from "commander";
import type { SideOptions } from "../sides.ts";
import { anySide, describe } from "./describe.ts";

/** The commands for who writes lessons. */
export function addAuthorCommands(program: Command): void {
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
      const { testLesson } = await import("../commands/test.ts");
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
      const { recordLessons } = await import("../commands/record.ts");
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
        const { check } = await import("../commands/check.ts");
        await check(lessons, options);
      },
    );

  describe(
    program.command("lesson-plan"),
    "Write TEACHING.md: six sessions for a class, with answer sheets",
    ["lesson-plan"],
  ).action(async () => {
    const { lessonPlan } = await import("../commands/lesson-plan.ts");
    await lessonPlan();
  });

  describe(
    program.command("new"),
    "Write a new lesson that passes from the first minute",
    ["new 26 rate-limits"],
  )
    .argument("<number>", "its number")
    .argument("<name>", "its name in the folder, in kebab-case")
    .action(async (number: string, name: string) => {
      const { newLesson } = await import("../commands/new.ts");
      await newLesson(number, name);
    });
}
