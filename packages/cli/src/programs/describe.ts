import { type Command, Option } from "commander";

/** The port of a server. */
export function anyPort(): Option {
  return new Option(
    "--port <number>",
    "the port to listen on; also the environment's PORT",
  );
}

/** One side of a lesson by its name. */
export function anySide(): Option {
  return new Option(
    "--side <name>",
    "any side: flask, express, nestjs, …",
  ).conflicts("flask");
}

/**
 * What a command does, and how it is called.
 *
 * @param summary - without a full stop
 * @param examples - without `npx decant`, unless they begin with a variable
 */
export function describe(
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
