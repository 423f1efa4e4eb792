import { expect, test } from "@jest/globals";
import { curlLine } from "../src/curl.ts";

const ADDRESS = "http://127.0.0.1:3005";
const GET = { method: "GET", path: "/", headers: [], body: "" } as const;

test.each([
  [{}, `${ADDRESS}/`],
  [{ method: "HEAD" }, `--head ${ADDRESS}/`],
  [
    { method: "HEAD", body: "a" },
    `-X HEAD --ignore-content-length -H 'Connection: close' -H 'Content-Type:' --data-raw a ${ADDRESS}/`,
  ],
  [{ method: "POST" }, `-X POST ${ADDRESS}/`],
  [
    { method: "POST", body: "a" },
    `-H 'Content-Type:' --data-raw a ${ADDRESS}/`,
  ],
  [{ body: "a" }, `-X GET -H 'Content-Type:' --data-raw a ${ADDRESS}/`],
  [
    { method: "POST", headers: [["Accept", "*/*"]], body: "a" },
    `-H 'Accept: */*' -H 'Content-Type:' --data-raw a ${ADDRESS}/`,
  ],
  [
    { method: "POST", headers: [["content-TYPE", "text/plain"]], body: "a" },
    `-H 'content-TYPE: text/plain' --data-raw a ${ADDRESS}/`,
  ],
  [
    {
      headers: [
        ["X-A", "1"],
        ["X-Empty", ""],
      ],
    },
    `-H 'X-A: 1' -H 'X-Empty;' ${ADDRESS}/`,
  ],
] as const)("%j", (part, expected) => {
  expect(curlLine(ADDRESS, { ...GET, ...part })).toBe(`curl -i ${expected}`);
});

test("the options for cookies stand before the headers", () => {
  const request = { ...GET, method: "PUT", headers: [["A", "b"]] as const };
  expect(curlLine(ADDRESS, request, ["-b jar", "-c jar"])).toBe(
    `curl -i -X PUT -b jar -c jar -H 'A: b' ${ADDRESS}/`,
  );
});

test.each([
  ["/a/./b", "--path-as-is "],
  ["/a/../b", "--path-as-is "],
  ["/a/..", "--path-as-is "],
  ["/a/.?b", "--path-as-is "],
  ["/a/...", ""],
  ["/.a", ""],
  ["/a.", ""],
  ["/a../b", ""],
  ["/a[b", "-g "],
  ["/a]b", "-g "],
  ["/a{b", "-g "],
  ["/a}b", "-g "],
])("curl asks for %s as it stands", (path, options) => {
  const url = ADDRESS + path;
  const quoted = /[[\]{}?]/.test(path) ? `'${url}'` : url;
  expect(curlLine(ADDRESS, { ...GET, path })).toBe(
    `curl -i ${options}${quoted}`,
  );
});

// What bash and zsh read as the text before it.
test.each([
  ["az_AZ09@%+=:,./-", "az_AZ09@%+=:,./-"],
  ["a b", "'a b'"],
  ["$a", "'$a'"],
  ["a!", "'a!'"],
  ["it's 'so'", `'it'\\''s '\\''so'\\'''`],
  ["one\ntwo", "'one\ntwo'"],
  ["\\", "'\\'"],
  ["é✓", "'é✓'"],
  ["a\rb\rc", "$'a\\rb\\rc'"],
  ["a\tb\tc\n\n", "$'a\\tb\\tc\\n\\n'"],
  ["\u0001a\u007f", "$'\\x01a\\x7f'"],
  ["\u0085", "$'\\xc2\\x85'"],
  ["it's\\\t'", "$'it\\'s\\\\\\t\\''"],
])("%j is quoted as %s", (body, quoted) => {
  const request = { ...GET, method: "POST", body };
  expect(curlLine(ADDRESS, request)).toBe(
    `curl -i -H 'Content-Type:' --data-raw ${quoted} ${ADDRESS}/`,
  );
});
