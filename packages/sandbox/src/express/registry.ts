// The first script of a worker: where parts and lessons put themselves.

type Factory = (
  require: (name: string) => unknown,
  module: { exports: unknown },
  exports: unknown,
) => void;

/** A module of the lesson: it knows where it lies, and what it imports. */
export type LessonFactory = (
  require: (name: string) => unknown,
  module: { exports: unknown },
  exports: unknown,
  importMeta: object,
) => void;

declare global {
  /** Called by each part. */
  var define: (name: string, factory: Factory) => void;
  /** Called by each module of the lesson. */
  var defineLesson: (path: string, factory: LessonFactory) => void;
  /** What the lesson's imports are called among the parts. */
  var packages: Readonly<Record<string, string>>;
}

const factories = new Map<string, Factory>();
const loaded = new Map<string, { exports: unknown }>();
/** The lesson's modules by path. */
export const lessonModules = new Map<string, LessonFactory>();

globalThis.define = (name, factory) => void factories.set(name, factory);
globalThis.defineLesson = (path, factory) =>
  void lessonModules.set(path, factory);

/** Runs a part, the first time; gives what it exports. */
export function load(given: string): unknown {
  const name = given.replace(/^\.\//, "");
  const before = loaded.get(name);
  if (before) return before.exports;
  const factory = factories.get(name);
  if (!factory) throw new Error(`The part ${name} was not loaded.`);
  const module = { exports: {} };
  loaded.set(name, module);
  factory(load, module, module.exports);
  return module.exports;
}
