import { describe, expect, test } from "@jest/globals";
import { refusedInBody, refusedInHead, refusedNote } from "../src/refused.ts";

describe("a head", () => {
  test.each([
    ["<{% x %}", "a script,"],
    ["> {%", "a script,"],
    ["{{", "a script block,"],
    ["{{ exports.a = 1;", "a script block,"],
    ["{{@debug", "a script block,"],
    ["{{+after}}", "a script block,"],
    ["import ./other.http", "import and run:"],
    ["run ./other.http", "import and run:"],
    ["curl http://a.test", "a curl command:"],
    ["GRPC a.test", "a request that is not plain HTTP:"],
    ["STREAM a.test", "a request that is not plain HTTP:"],
    ["WS a.test", "a WebSocket request:"],
    ["ws://a.test", "a WebSocket request:"],
    ["GET wss://a.test", "a WebSocket request:"],
    ["graphql http://a.test", "a GraphQL request:"],
    ["X-Request-Type:GraphQL", "a GraphQL request:"],
    ["X-Request-Type:  GraphQL", "a GraphQL request:"],
  ])("%j is refused", (line, start) => {
    expect(refusedInHead(line)?.startsWith(start)).toBe(true);
  });

  test.each([
    "A: <{% x %}",
    "A: {{",
    "{{host}}/x",
    "A: import x",
    "A: curl x",
    "A: GRPC x",
    "A: WS x",
    "A: ws://a.test",
    "A: graphql x",
    "A: X-Request-Type: GraphQL",
  ])("%j is not", (line) => {
    expect(refusedInHead(line)).toBeUndefined();
  });
});

describe("a body", () => {
  test.each([
    ["< {%", "a script,"],
    ["< ./a.json", "a body from a file,"],
    ["<  ./a.json", "a body from a file,"],
    ["<@ ./a.json", "a body from a file,"],
    ["<@latin1  ./a.json", "a body from a file,"],
    ["> a.js", "a response handler,"],
    [">  a.mjs", "a response handler,"],
    [">> a", "saving the answer,"],
    [">>a", "saving the answer,"],
    [">>!  a", "saving the answer,"],
    ["<> a.json", "a stored answer,"],
    ["?? status == 200", "an assertion,"],
    ["{{", "a script block,"],
    ["{{ exports.a = 1;", "a script block,"],
  ])("%j is refused", (line, start) => {
    expect(refusedInBody(line)?.startsWith(start)).toBe(true);
  });

  test.each([
    "a < {%",
    "a < b",
    "<p>",
    "a > b.js",
    "> a.json",
    "> a.js.map",
    "a >> b",
    ">> ",
    "a <> b",
    "a ?? b",
    "a {{",
    "{{name}}",
  ])("%j is not", (line) => {
    expect(refusedInBody(line)).toBeUndefined();
  });
});

test.each([
  ["prompt", "write @name = value at the top"],
  ["import", "copy the other file's requests into this one"],
  ["ref", "the requests are sent in their order: leave it out"],
  ["forceRef", "the requests are sent in their order: leave it out"],
  ["sleep", "leave it out, or write it without @ as a comment"],
])("the note @%s", (name, instead) => {
  expect(refusedNote(name)).toBe(`@${name}: ${instead}`);
});
