// What is built on Node and read in the browser: one JSON file per lesson.

import type { NamedRequest } from "@decant/exchange";

/** A lesson, ready to run in a browser. */
export interface LessonBundle {
  /** The lesson's folder: `05-dynamic-routes`. */
  readonly lesson: string;
  readonly requests: readonly NamedRequest[];
  readonly sides: Readonly<Record<string, SideBundle>>;
}

interface Common {
  /** For people: `Flask`. */
  readonly label: string;
  /** What stands in `Host`: `127.0.0.1:3005`. */
  readonly authority: string;
  /** What starts it, relative to the lesson: `src/app.ts`. */
  readonly entry: string;
  /** The files that it reads, in base64, by path. */
  readonly files: Readonly<Record<string, string>>;
}

/** A side in TypeScript. */
export interface TypeScriptBundle extends Common {
  readonly language: "typescript";
  /** Its modules, compiled, as a script. */
  readonly script: string;
  /** The paths of its modules: an edit of one is compiled. */
  readonly modules: readonly string[];
  /** The scripts of what it imports, in any order; each lies compressed. */
  readonly parts: readonly string[];
  /** The further scripts that compile an edit. */
  readonly compiler: readonly string[];
  /** Files of bytes that the parts need; each lies compressed. */
  readonly assets: readonly string[];
}

/** A side in Python. */
export interface PythonBundle extends Common {
  readonly language: "python";
  /**
   * The files of the wheels that it needs, each after what it needs; each lies
   * compressed.
   */
  readonly wheels: readonly string[];
}

export type SideBundle = TypeScriptBundle | PythonBundle;

/** What Python is made of, and which it is. */
export interface EngineList {
  /** Changes with any of the files. */
  readonly version: string;
  /** Their names; each has `.gz` added where it lies, and is compressed. */
  readonly files: readonly string[];
}
