/** A file is not of the form that it should have. */
export class FileError extends Error {
  override readonly name = "FileError";
  readonly file: string;
  readonly line: number;
  readonly expected: string;

  /**
   * @param file - relative to the lesson's folder, or absolute
   * @param line - the line where it shows, from 1
   * @param expected - what should stand there, as a sentence
   */
  constructor(file: string, line: number, expected: string) {
    super(`${file}:${line}: ${expected}`);
    this.file = file;
    this.line = line;
    this.expected = expected;
  }
}
