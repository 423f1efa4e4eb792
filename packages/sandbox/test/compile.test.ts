import { createRequire } from "node:module";
import { expect, test } from "@jest/globals";
import { transformSync } from "esbuild";
import { compile } from "../src/compile/compile.ts";

const require = createRequire(import.meta.url);

test("types go, lines stay, and imports become require", () => {
  const code = compile(
    "src/app.ts",
    'import a from "a";\n\nconst b: number = a;',
  );
  expect(code.split("\n")[2]).toContain("const b = ");
  expect(code).toContain("require('a')");
});

const DECORATED = `
const said: unknown[] = [];
const mark = (name: string) => (target: object, ...rest: unknown[]) => {
  const [key, at] = rest;
  said.push([name, typeof target, key, typeof at === "object" ? Object.keys(at ?? {}) : at]);
};
const twice = (_target: object, _key: string, at: PropertyDescriptor) => ({
  ...at,
  value: function (this: unknown, ...all: unknown[]) {
    return [at.value.apply(this, all), at.value.apply(this, all)];
  },
});
const renamed = <T extends new (...all: any[]) => object>(target: T) =>
  class extends target { name = "renamed"; };
const tools = { mark };

@mark("class") @renamed
export class Shop<T extends object> {
  constructor(
    @mark("first") private readonly items: Map<string, number>,
    @tools.mark("second") @mark("third") public other = [1, 2],
  ) {}

  @mark("field") // explained
  protected plain!: string;

  @mark("outer")
  @mark("inner")
  async add(title: string, @mark("parameter") count?: Record<string, T>) {
    return [this.items.size, title, count];
  }

  @twice list(): number { return this.other.length; }
  @mark("getter") get size() { return 1; }
  takes(@mark("alone") _body: unknown) {}
  @mark("static field") static shared = 1;
  @mark("static") static open() { return "@open"; }
}
class None { text = "@mark"; }
export default [said, new None().text];
export const made = new Shop(new Map());
`;

test("decorators do what esbuild makes of them", () => {
  const { code } = transformSync(DECORATED, {
    loader: "ts",
    format: "cjs",
    target: "es2022",
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true } },
  });
  const ours = run(compile("src/shop.ts", DECORATED));
  expect(ours).toEqual(run(code));
  expect(ours.said).toHaveLength(12);
  expect(ours.listed).toEqual([2, 2]);
});

test("lines keep their numbers with decorators", () => {
  const lines = compile("src/shop.ts", DECORATED).split("\n");
  expect(lines).toHaveLength(DECORATED.split("\n").length);
  const last = DECORATED.split("\n").findIndex((line) =>
    line.includes("@open"),
  );
  expect(lines[last]).toContain("@open");
});

interface Shop {
  default: [unknown[], string];
  made: { list(): unknown; name: string };
}

/** What a compiled module says and gives. */
function run(code: string) {
  const exports = {};
  const module = { exports };
  // oxlint-disable-next-line no-new-func, typescript/no-implied-eval
  new Function("require", "module", "exports", code)(require, module, exports);
  const { default: said, made } = module.exports as Shop;
  return { said: said[0], text: said[1], listed: made.list(), name: made.name };
}
