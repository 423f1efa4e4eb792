import { LessonFault, type OpenSide, type Runner } from "@decant/exchange";
import { startTypeScript } from "./express-side.ts";
import { Loader } from "./loader.ts";
import { OpenedInBrowser, type Start } from "./opened.ts";
import { PythonEngine } from "./python-engine.ts";
import { Frame } from "./workers.ts";

/**
 * Makes a runner that runs lessons in this browser: nothing that a visitor
 * sends leaves the device.
 *
 * @param base - the address of the folder that `buildSandbox` wrote, with a
 *   slash at its end
 */
export function createRunner(base: string): Runner {
  const loader = new Loader(base);
  const python = new PythonEngine(loader);
  let express: Frame | undefined;
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
            express ??= new Frame(loader.address("express.html"));
            return startTypeScript(express, loader, lesson, side, files);
          }
          if (side?.language === "python") {
            return python.start(lesson, side, files);
          }
          throw new LessonFault(
            "not-started",
            `${lesson} has no side "${name}" that a browser can run.`,
          );
        };
      return new OpenedInBrowser(
        bundle,
        sides.map((side) => ({ name: side.name, start: starter(side) })),
      );
    },
  };
}
