import { expect, test } from "@jest/globals";
import { compile } from "../src/compile.ts";

test("types go, lines stay, and imports become require", () => {
  const code = compile(
    "src/app.ts",
    'import a from "a";\n\nconst b: number = a;',
  );
  expect(code.split("\n")[2]).toContain("const b = ");
  expect(code).toContain("require('a')");
});

test("decorators are refused in a sentence", () => {
  const text = "@Module({})\nexport class AppModule {}\n";
  expect(() => compile("src/nestjs/app.ts", text)).toThrow(
    new SyntaxError(
      "src/nestjs/app.ts has decorators, and what compiles an edit in a browser does not know them: edit it where `npm start` runs",
    ),
  );
});
