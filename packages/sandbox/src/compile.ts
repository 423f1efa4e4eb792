import { transform } from "sucrase";

/** NestJS's decorators, which no browser and not Sucrase knows. */
export const DECORATOR: RegExp = /^\s*@\w+\(/m;

/**
 * Compiles a file of a lesson to a function's body that is given `require`,
 * `exports`, `module` and `importMeta`. Lines keep their numbers.
 *
 * @param path - for the message of an error
 * @throws SyntaxError that names the file and the line, or says that it has
 *   decorators
 */
export function compile(path: string, text: string): string {
  if (DECORATOR.test(text)) {
    const message = `${path} has decorators, and what compiles an edit in a browser does not know them: edit it where \`npm start\` runs`;
    throw new SyntaxError(message);
  }
  // What a lesson makes with createRequire may have the name that we use.
  const source = /\bconst require\b/.test(text)
    ? text.replaceAll(/\brequire\b/g, "require_")
    : text;
  const { code } = transform(source, {
    transforms: ["typescript", "imports"],
    keepUnusedImports: true,
    disableESTransforms: true,
    filePath: path,
  });
  return code.replaceAll(/\bimport\.meta\b/g, "importMeta");
}
