import {
  afterEach,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import { createProgram } from "../src/program.ts";
import { makeRepository, type Repository } from "./repository.ts";

const COMMANDS = createProgram().commands;

describe("--help", () => {
  test.each(COMMANDS.map((command) => [command.name(), command] as const))(
    "of %s has an example",
    (name, command) => {
      let help = "";
      command.configureOutput({
        writeOut: (text) => {
          help += text;
        },
      });
      command.outputHelp();
      expect(help).toContain(`Usage: decant ${name} `);
      expect(help).toMatch(
        new RegExp(`\n\nExamples?:\n.*npx decant ${name}\\b`),
      );
    },
  );

  test("names all commands", () => {
    expect(COMMANDS.map((command) => command.name())).toEqual([
      "list",
      "run",
      "try",
      "watch",
      "compare",
      "practice",
      "quiz",
      "cards",
      "present",
      "gallery",
      "diff",
      "test",
      "record",
      "check",
      "lesson-plan",
      "new",
      "flask",
      "doctor",
    ]);
  });
});

describe("refusals", () => {
  let repository: Repository;
  beforeEach(async () => {
    repository = await makeRepository();
    jest.spyOn(process, "cwd").mockReturnValue(repository.root);
  });
  afterEach(() => {
    jest.restoreAllMocks();
    repository.remove();
  });

  /** Rejects with the sentence that the command prints. */
  function decant(...args: string[]): Promise<unknown> {
    return createProgram().parseAsync(args, { from: "user" });
  }

  const KEBAB =
    "A lesson's name is in kebab-case and has at most 30 letters, such as rate-limits, not";
  const TAKEN =
    "There is already apps/26-rate-limits: choose another number and name.";

  test.each([
    [["run", "27"], 'There is no lesson "27": there is 26 rate-limits.'],
    [["try", "27"], 'There is no lesson "27": there is 26 rate-limits.'],
    [["test", "27"], 'There is no lesson "27": there is 26 rate-limits.'],
    [["compare", "27"], 'There is no lesson "27": there is 26 rate-limits.'],
    [["watch", "27"], 'There is no lesson "27": there is 26 rate-limits.'],
    [
      ["watch", "26", "--side", "django"],
      'Lesson 26 has no side "django": it has flask, express.',
    ],
    [["practice", "27"], 'There is no lesson "27": there is 26 rate-limits.'],
    [
      ["practice"],
      "Name a lesson, for instance npx decant practice 18; --list shows all bugs.",
    ],
    [
      ["practice", "26", "3"],
      'There is no bug "3": there are 1 GET /hello answers 200 instead of 400, 2 GET /hello?name=%3Cb%3EAda answers with a bold name.',
    ],
    [["quiz", "27"], 'There is no lesson "27": there is 26 rate-limits.'],
    [
      ["quiz", "26"],
      "The quiz asks in a terminal. In a browser it is on /revise/quiz: npm start.",
    ],
    [
      ["present", "26"],
      "A terminal is no stage: npm start opens the gallery, which presents each lesson. npx decant present --check 26 is the check before it.",
    ],
    [
      ["present", "--check", "27"],
      'There is no lesson "27": there is 26 rate-limits.',
    ],
    [
      ["record", "26", "27"],
      'There is no lesson "27": there is 26 rate-limits.',
    ],
    [
      ["check", "rate-limit-s"],
      'There is no lesson "rate-limit-s". Did you mean 26 rate-limits?',
    ],
    [
      ["try", "26", "Helo"],
      'There is no request "Helo". Did you mean 1 Hello?',
    ],
    [
      ["try", "26", "name"],
      '"name" fits several: 2 Markup in the name, 3 No name. Name one of them.',
    ],
    [
      ["run", "26", "--debug"],
      "Express has no --debug: only Flask has a debug mode of its own.",
    ],
    [
      ["check", "26", "--repository"],
      "--repository checks no lesson: leave out 26, or --repository.",
    ],
    [
      ["gallery", "--port", "70000"],
      '--port must be a number from 1 to 65535, not "70000".',
    ],
    [
      ["try", "26", "4"],
      'There is no request "4": there are 1 Hello, 2 Markup in the name, 3 No name.',
    ],
    [
      ["run", "26", "--side", "django"],
      'Lesson 26 has no side "django": it has flask, express.',
    ],
    [
      ["test", "26", "--side", "django"],
      'Lesson 26 has no side "django": it has flask, express.',
    ],
    [
      ["compare", "26:django", "26"],
      'Lesson 26 has no side "django": it has flask, express.',
    ],
    [
      ["compare", "26:flask"],
      "What should 26:flask stand beside? For instance: npx decant compare 26:flask 26:express",
    ],
    [["record", "--side", "rails"], 'No lesson has a side "rails".'],
    [["new", "26", "other"], TAKEN],
    [["new", "27", "rate-limits"], TAKEN],
    [["new", "0", "x"], 'A lesson\'s number is one from 1 to 99, not "0".'],
    [["new", "100", "x"], 'A lesson\'s number is one from 1 to 99, not "100".'],
    [["new", "27", "Rate"], `${KEBAB} "Rate".`],
    [["new", "27", "../x"], `${KEBAB} "../x".`],
    [["new", "27", "x".repeat(31)], `${KEBAB} "${"x".repeat(31)}".`],
  ])("%j", async (args, sentence) => {
    await expect(decant(...args)).rejects.toThrow(sentence);
  });

  test.each(["0", "65536", "abc", "-1", "1.5"])(
    "PORT=%s is no port",
    async (text) => {
      jest.replaceProperty(process, "env", { ...process.env, PORT: text });
      await expect(decant("run", "26")).rejects.toThrow(
        `PORT must be a number from 1 to 65535, not "${text}".`,
      );
    },
  );

  test.each([
    ["run", "26", "--flask"],
    ["run", "26", "--side", "flask"],
    ["watch", "26", "--flask"],
    ["test", "26", "--flask"],
    ["record", "26", "--side", "flask"],
  ])("%s %s without Flask", async (...args) => {
    jest.replaceProperty(process, "env", {
      ...process.env,
      PYTHON: "no-such-python",
    });
    await expect(decant(...args)).rejects.toThrow(
      "Flask is not installed: `npx decant flask` installs it.",
    );
  });
});
