import { expect, test } from "@jest/globals";
import { readRequestFile } from "../src/requests.ts";

const read = (text: string) => readRequestFile("a.http", text).requests;

test("variables may stand above, between blank lines", () => {
  const [request] = read("@a = 1\n\n@b = 2\n\n\nGET /{{a}}/{{b}}\n");
  expect(request?.path).toBe("/1/2");
});

test("a block of variables needs no request", () => {
  const [request] = read("@a = 1\n\n@b = 2\n\n###\nGET /{{a}}/{{b}}\n");
  expect(request?.path).toBe("/1/2");
});

test("values that name others twice, forty deep, take no time", () => {
  const lines = Array.from(
    { length: 40 },
    (_, index) => `@v${index} = {{v${index + 1}}}{{v${index + 1}}}`,
  );
  const [request] = read([...lines, "@v40 =", "GET /x{{v0}}"].join("\n"));
  expect(request?.path).toBe("/x");
});

test("a body of over 64 KB needs no variables to be taken", () => {
  const body = "x".repeat(70_000);
  const [request] = read(`POST /x\n\n${body}`);
  expect(request?.body).toHaveLength(70_000);
});

test.each([
  ["a note", "# @name ask"],
  ["a variable", "@a=b"],
  ["more colons", "b: c"],
])("the value of a header may look like %s", (_what, value) => {
  const [request] = read(`GET /x\nA: x ${value}`);
  expect(request).toMatchObject({ name: "", headers: [["A", `x ${value}`]] });
});

test.each(["#@name ask", "#  @name ask", "//@name=ask", "# @name  =  ask"])(
  "%j names a request",
  (note) => {
    expect(read(`${note}\nGET /x`)[0]?.name).toBe("ask");
  },
);

test("a note with a carriage return in it is a comment", () => {
  expect(read("# @name a\rb\nGET /x")[0]?.name).toBe("");
});

test("notes of other tools that say nothing to do are passed over", () => {
  const notes = "# @title A\n# @description B\n# @no-log\n# @no-redirect";
  expect(read(`${notes}\nGET /x`)).toHaveLength(1);
});

test("a mask's pattern may hold an equals sign", () => {
  const { masks } = readRequestFile("a.http", "# @mask id a =(b)\n");
  expect(masks[0]?.pattern.pattern()).toBe("a =(b)");
});

test("Host and Content-Type are found among other headers", () => {
  const [request] = read(
    "POST /x\nAccept: multipart/mixed\nHost: a.test\nContent-Type: text/plain\n\na\n&b",
  );
  expect(request).toMatchObject({
    origin: "http://a.test",
    body: "a\n&b",
    headers: [
      ["Accept", "multipart/mixed"],
      ["Content-Type", "text/plain"],
    ],
  });
});

test("a form's type may have parameters", () => {
  const [request] = read(
    "POST /x\nContent-Type: application/x-www-form-urlencoded; charset=utf-8\n\na=1\n&b=2",
  );
  expect(request?.body).toBe("a=1&b=2");
});

test.each([
  ["GET /x\nA: b\rc", "a.http:2: expected a header, Name: value"],
  ["@a = b\rc\nGET /x", "a.http:1: expected a request line"],
  ["GET /x\nX Y: z", "a.http:2: expected a header, Name: value"],
  ["# @mask Id x\nGET /x", "a.http:1: expected # @mask name pattern"],
  ["  \nnonsense here now", "a.http:2: expected a request line"],
])("%j is refused", (text, message) => {
  expect(() => read(text)).toThrow(message);
});
