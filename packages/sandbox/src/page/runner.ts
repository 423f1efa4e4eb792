import { LessonFault, type OpenSide, type Runner } from "@decant/exchange";
import { startTypeScript } from "./express-side.ts";
import { Frame } from "./frame.ts";
import { Loader, type Progress } from "./loader.ts";
import { OpenedInBrowser, type Start } from "./opened.ts";
import { PythonEngine } from "./python-engine.ts";
import { WorkerPool } from "./worker-pool.ts";

/** Runs lessons in this browser. */
export interface BrowserRunner extends Runner {
  open(lesson: string, sides: readonly OpenSide[]): OpenedInBrowser;
}

/**
 * Makes a runner that runs lessons in this browser: nothing that a visitor
 * sends leaves the device.
 *
 * @param base - the address of the folder that `buildSandbox` wrote, with a
 *   slash at its end
 * @param onProgress - told how much of what a lesson needs has been loaded
 */
export function createRunner(
  base: string,
  onProgress: (progress: Progress) => void = () => {},
): BrowserRunner {
  const loader = new Loader(base, onProgress);
  const pool = new WorkerPool();
  const python = new PythonEngine(loader, pool);
  const express = new Frame(loader.address("express.html"), pool);
  return {
    open(lesson, sides) {
      const bundle = loader.lesson(lesson);
      // Whoever only reads needs no answer from it.
      bundle.catch(() => undefined);
      const starter =
        ({ name, files }: OpenSide): Start =>
        async () => {
          const side = (await bundle).sides[name];
          if (side?.language === "typescript") {
            return startTypeScript(express, loader, lesson, side, files);
          }
          if (side?.language === "python") {
            return python.start(lesson, side, files);
          }
          throw new LessonFault(
            "not-started",
            `This site cannot run the side "${name}" in a browser: it was made without the packages that it needs.`,
          );
        };
      return new OpenedInBrowser(
        bundle,
        sides.map((side) => ({ name: side.name, start: starter(side) })),
      );
    },
  };
}
