import { normalize } from "../node/files.ts";
import type { LessonFactory } from "./registry.ts";

/** What the worker's first script hands over. */
export interface Loader {
  readonly lessonModules: ReadonlyMap<string, LessonFactory>;
  loadPackage(name: string): unknown;
}

interface Compiler {
  compile(path: string, text: string): string;
}

/** Runs a lesson's modules, the changed ones from their new text. */
export class LessonLoader {
  readonly #folder: string;
  readonly #loader: Loader;
  readonly #edits: Readonly<Record<string, string>>;
  readonly #loaded = new Map<string, { exports: unknown }>();

  /** @param folder - the lesson's, absolute */
  constructor(
    folder: string,
    loader: Loader,
    edits: Readonly<Record<string, string>>,
  ) {
    this.#folder = folder;
    this.#loader = loader;
    this.#edits = edits;
  }

  /**
   * Gives what a module exports; it runs the first time.
   *
   * @param path - relative to the lesson: `src/app.ts`
   * @throws Error if there is no such module, or what it throws itself
   */
  require(path: string): unknown {
    const before = this.#loaded.get(path);
    if (before) return before.exports;
    const factory = this.#find(path);
    const module = { exports: {} };
    this.#loaded.set(path, module);
    factory(
      (name) => this.#import(path, name),
      module,
      module.exports,
      this.#meta(path),
    );
    return module.exports;
  }

  #import(from: string, name: string): unknown {
    if (!name.startsWith(".")) return this.#loader.loadPackage(name);
    return this.require(normalize(`/${from}/../${name}`).slice(1));
  }

  #find(path: string): LessonFactory {
    const edited = this.#edits[path];
    if (edited !== undefined) return this.#compile(path, edited);
    const factory = this.#loader.lessonModules.get(path);
    if (factory) return factory;
    throw new Error(`The lesson has no module ${path}.`);
  }

  #compile(path: string, text: string): LessonFactory {
    const compiler = this.#loader.loadPackage("compiler") as Compiler;
    const code = compiler.compile(path, text);
    // The code is the visitor's, and runs where it reaches nothing.
    // oxlint-disable-next-line no-new-func, typescript/no-implied-eval
    return new Function(
      "require",
      "module",
      "exports",
      "importMeta",
      `"use strict";${code}\n//# sourceURL=${this.#folder}/${path}`,
    ) as LessonFactory;
  }

  #meta(path: string): object {
    const filename = `${this.#folder}/${path}`;
    return {
      url: `file://${filename}`,
      filename,
      dirname: normalize(`${filename}/..`),
    };
  }
}
