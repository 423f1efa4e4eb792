import { transform } from "sucrase";

/**
 * Compiles a file of a lesson to a function's body that is given `require`,
 * `exports`, `module` and `importMeta`. Lines keep their numbers.
 *
 * @param path - for the message of an error
 * @throws SyntaxError that names the file and the line
 */
export function compile(path: string, text: string): string {
  const { code } = transform(text, {
    transforms: ["typescript", "imports"],
    keepUnusedImports: true,
    disableESTransforms: true,
    filePath: path,
  });
  return code.replaceAll(/\bimport\.meta\b/g, "importMeta");
}
