import pc from "picocolors";

const DEFAULT_WIDTH = 80;
const FRAME_MS = 250;

type Colors = ReturnType<typeof pc.createColors>;

/**
 * The colours for a stream: none unless it is a terminal, none with NO_COLOR
 * in the environment (https://no-color.org) or with TERM=dumb.
 */
export function colorsFor(stream: { isTTY?: boolean }): Colors {
  const { NO_COLOR, TERM } = process.env;
  return pc.createColors(stream.isTTY === true && !NO_COLOR && TERM !== "dumb");
}

/** The colours of the standard output. */
export const colors: Colors = colorsFor(process.stdout);

/** The columns of the terminal, else those that COLUMNS names, else 80. */
export function terminalWidth(): number {
  return (
    process.stdout.columns || Number(process.env["COLUMNS"]) || DEFAULT_WIDTH
  );
}

/** The columns of a table: in a pipe it need not fit anywhere. */
export function tableWidth(): number {
  const { COLUMNS } = process.env;
  return process.stdout.isTTY || COLUMNS ? terminalWidth() : Infinity;
}

/** Prints lines on the standard output. */
export function print(...lines: readonly string[]): void {
  for (const line of lines) console.log(line);
}

/**
 * Shows what is being done while a task runs, on a terminal; elsewhere
 * nothing, so that a log holds results only.
 *
 * @param label - what is being done, without a full stop
 * @param task - gets a function that changes the label
 * @returns what the task resolves to
 */
export async function withProgress<T>(
  label: string,
  task: (say: (label: string) => void) => Promise<T>,
): Promise<T> {
  if (!process.stderr.isTTY) return task(() => undefined);
  const started = Date.now();
  let current = label;
  const draw = () => {
    const seconds = Math.floor((Date.now() - started) / 1000);
    const text = `${current} … ${seconds > 0 ? `${seconds} s` : ""}`;
    process.stderr.write(`\r\u001B[K${text.slice(0, terminalWidth() - 1)}`);
  };
  draw();
  const timer = setInterval(draw, FRAME_MS);
  try {
    return await task((text) => {
      current = text;
      draw();
    });
  } finally {
    clearInterval(timer);
    process.stderr.write("\r\u001B[K");
  }
}
