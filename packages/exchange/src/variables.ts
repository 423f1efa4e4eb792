import { FileError } from "./file-error.ts";

const PLACE = /\{\{([^{}]*)\}\}/g;
const NAME = /^[\w.-]+$/;
/** Values that name each other could grow without end. */
const MAX_LENGTH = 64 * 1024;

interface Variable {
  readonly value: string;
  readonly line: number;
}

/** The file variables, `@name = value`, of one file of requests. */
export class Variables {
  readonly #path: string;
  readonly #given = new Map<string, Variable>();
  readonly #filled = new Map<string, string>();
  /** Those that are being filled, to find one that names itself. */
  readonly #open = new Set<string>();

  /** @param path - for the message of an error */
  constructor(path: string) {
    this.#path = path;
  }

  /** @throws FileError if the variable has a value already */
  define(name: string, value: string, line: number): void {
    if (this.#given.has(name)) {
      throw new FileError(
        this.#path,
        line,
        `a second value for the variable ${name}: give the second one a name of its own`,
      );
    }
    this.#given.set(name, { value, line });
  }

  /**
   * Puts values in the place of `{{name}}`.
   *
   * @throws FileError if a variable is not defined, or is one that other tools
   *   compute
   */
  fill(text: string, line: number): string {
    const filled = text.replaceAll(PLACE, (_place, inner: string) =>
      this.#valueOf(inner.trim(), line),
    );
    if (filled === text || filled.length <= MAX_LENGTH) return filled;
    throw new FileError(this.#path, line, "variables make over 64 KB of this");
  }

  #valueOf(name: string, line: number): string {
    const fail = (what: string): never => {
      throw new FileError(this.#path, line, what);
    };
    const known = this.#filled.get(name);
    if (known !== undefined) return known;
    if (name.startsWith("$")) {
      fail(`the dynamic variable {{${name}}}: write a fixed value`);
    }
    if (/\.(request|response)\./.test(name)) {
      fail(`the request variable {{${name}}}: write a fixed value`);
    }
    if (!NAME.test(name)) {
      fail(`the script {{${name}}}: write a fixed value`);
    }
    const variable = this.#given.get(name);
    if (variable === undefined) {
      return fail(
        `the variable ${name} is not defined: write @${name} = … at the top`,
      );
    }
    if (this.#open.has(name)) {
      fail(`the variable ${name} names itself: write its value`);
    }
    this.#open.add(name);
    const value = this.fill(variable.value, variable.line);
    this.#open.delete(name);
    this.#filled.set(name, value);
    return value;
  }
}
