import { join } from "node:path";
import ts from "typescript-6";

/** What an identifier is, and where it stands. */
export interface TypedToken {
  /** From 1, as shown. */
  readonly line: number;
  /** From 0, in UTF-16 units. */
  readonly column: number;
  readonly length: number;
  /** Such as `const app: Express`. */
  readonly type: string;
  /** The first paragraph of its documentation; empty for none. */
  readonly documentation: string;
}

const LONGEST_TYPE = 600;
const LONGEST_TEXT = 300;

/**
 * Asks TypeScript what each identifier of some files is.
 *
 * @param directory - the lesson's folder, whose tsconfig.json applies
 * @param paths - the files, relative to the folder
 * @returns the identifiers of each file in their order
 */
export function findTypes(
  directory: string,
  paths: readonly string[],
): Record<string, TypedToken[]> {
  const service = ts.createLanguageService(serviceHost(directory, paths));
  const found = Object.fromEntries(
    paths.map((path) => [path, readTokens(service, join(directory, path))]),
  );
  service.dispose();
  return found;
}

function serviceHost(
  directory: string,
  paths: readonly string[],
): ts.LanguageServiceHost {
  const config = join(directory, "tsconfig.json");
  const { config: json } = ts.readConfigFile(config, (path) =>
    ts.sys.readFile(path),
  );
  const { options } = ts.parseJsonConfigFileContent(
    json ?? {},
    ts.sys,
    directory,
  );
  return {
    ...fileSystem(),
    getCompilationSettings: () => options,
    getScriptFileNames: () => paths.map((path) => join(directory, path)),
    getScriptVersion: () => "1",
    getScriptSnapshot(name) {
      const text = ts.sys.readFile(name);
      return text === undefined
        ? undefined
        : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => directory,
    getDefaultLibFileName: (chosen) => ts.getDefaultLibFilePath(chosen),
  };
}

/** The disk, as TypeScript reads it. */
function fileSystem() {
  const { sys } = ts;
  return {
    fileExists: (path: string) => sys.fileExists(path),
    readFile: (path: string) => sys.readFile(path),
    directoryExists: (path: string) => sys.directoryExists(path),
    getDirectories: (path: string) => sys.getDirectories(path),
    realpath: (path: string) => sys.realpath?.(path) ?? path,
  };
}

function readTokens(service: ts.LanguageService, file: string): TypedToken[] {
  const source = service.getProgram()?.getSourceFile(file);
  if (!source) return [];
  return identifiers(source).flatMap((node) => {
    const start = node.getStart(source);
    const info = service.getQuickInfoAtPosition(file, start);
    const type = ts.displayPartsToString(info?.displayParts);
    if (type === "") return [];
    const { line, character } = source.getLineAndCharacterOfPosition(start);
    const documentation = ts.displayPartsToString(info?.documentation);
    return [
      {
        line: line + 1,
        column: character,
        length: node.getEnd() - start,
        type: shorten(type, LONGEST_TYPE),
        documentation: shorten(firstParagraph(documentation), LONGEST_TEXT),
      },
    ];
  });
}

function identifiers(source: ts.SourceFile): ts.Identifier[] {
  const found: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function firstParagraph(text: string): string {
  return (text.split(/\n\s*\n|```/)[0] ?? "").trim();
}

function shorten(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
