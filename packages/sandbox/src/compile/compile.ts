import { transform } from "sucrase";
import { writeDecorators } from "./decorators.ts";

/**
 * Compiles a file of a lesson to a function's body that is given `require`,
 * `exports`, `module` and `importMeta`. Lines keep their numbers.
 *
 * @param path - for the message of an error
 * @throws SyntaxError that names the file and the line
 */
export function compile(path: string, text: string): string {
  // What a lesson makes with createRequire may have the name that we use.
  const source = /\bconst require\b/.test(text)
    ? text.replaceAll(/\brequire\b/g, "require_")
    : text;
  const { code } = transform(writeDecorators(source), {
    transforms: ["typescript", "imports"],
    keepUnusedImports: true,
    disableESTransforms: true,
    filePath: path,
  });
  return code.replaceAll(/\bimport\.meta\b/g, "importMeta");
}
