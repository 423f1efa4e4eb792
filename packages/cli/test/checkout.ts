import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { environment } from "./decant.ts";

const CLI = fileURLToPath(new URL("..", import.meta.url));

/** What npm writes where the development tools are installed. */
export const WITH_TOOLS = '{ "packages": { "node_modules/turbo": {} } }';

/** A checkout that holds no more than setup.mjs looks at. */
export class Checkout {
  readonly root = mkdtempSync(join(tmpdir(), "decant-"));

  constructor() {
    for (const file of ["setup.mjs", "setup", "orphan-guard.mjs"]) {
      cpSync(join(CLI, file), join(this.root, "packages/cli", file), {
        recursive: true,
      });
    }
    this.write("package.json", "{}");
    this.write("package-lock.json", "{}");
  }

  write(file: string, content: string): void {
    const path = join(this.root, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }

  /** Makes the checkout look installed; npm must not be called. */
  install(): void {
    this.write("node_modules/.package-lock.json", WITH_TOOLS);
    this.write("npm.cjs", "process.exit(9);");
  }

  /** @param program - what stands in the place of Turborepo */
  installTurbo(program: string): void {
    this.write("node_modules/turbo/package.json", '{ "name": "turbo" }');
    this.write("node_modules/turbo/bin/turbo", program);
  }

  start(...args: readonly string[]) {
    return spawn(process.execPath, ["packages/cli/setup.mjs", ...args], {
      cwd: this.root,
      env: environment({
        npm_execpath: join(this.root, "npm.cjs"),
        PYTHON: "no-such-python",
      }),
      stdio: ["ignore", "pipe", "pipe"],
    });
  }

  async run(...args: readonly string[]) {
    const child = this.start(...args);
    const [stdout, stderr, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, "close") as Promise<[number | null]>,
    ]);
    return { code, stdout, stderr };
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
