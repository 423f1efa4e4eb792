import { describe, expect, test } from "@jest/globals";
import { readRequests } from "../src/lesson-requests.ts";
import { makeMask } from "../src/masks.ts";

const HOST = "@host = http://127.0.0.1:3006\n";

describe("readRequests", () => {
  test("reads name, method, path, headers and body", () => {
    const text = `${HOST}# @mask token [0-9a-f]{8}

### Show the form
GET {{host}}/submit?next=%2F

### Send the form
# @no-cookies
POST {{host}}/submit
Content-Type: text/plain
X-Empty:

name=Ada

and more

`;
    expect(readRequests("requests.http", text)).toEqual({
      masks: [makeMask("token", "[0-9a-f]{8}")],
      requests: [
        {
          name: "Show the form",
          method: "GET",
          path: "/submit?next=%2F",
          headers: [],
          body: "",
          cookies: true,
          line: 4,
        },
        {
          name: "Send the form",
          method: "POST",
          path: "/submit",
          headers: [
            ["Content-Type", "text/plain"],
            ["X-Empty", ""],
          ],
          body: "name=Ada\n\nand more",
          cookies: false,
          line: 7,
        },
      ],
    });
  });

  test("a file without requests has none", () => {
    expect(readRequests("requests.http", HOST)).toEqual({
      requests: [],
      masks: [],
    });
  });

  test("a multipart body gets CRLF", () => {
    const text = `${HOST}
### Send a file
POST {{host}}/login
Content-Type: multipart/form-data; boundary=b

--b
Content-Disposition: form-data; name="username"

Ada
--b--
`;
    expect(readRequests("requests.http", text).requests[0]?.body).toBe(
      '--b\r\nContent-Disposition: form-data; name="username"\r\n\r\nAda\r\n--b--',
    );
  });

  test.each([
    [
      "### A\nGET {{host}}/",
      "requests.http:2: the variable host is not defined",
    ],
    [`${HOST}###\nGET {{host}}/`, "requests.http:2: expected a name, ### name"],
    [`${HOST}### A\nGET /x\n`, "requests.http:2: expected a URL on the lesson"],
    [
      `${HOST}### A\nGET http://example.com/\n`,
      "requests.http:2: expected a URL on the lesson's own host",
    ],
    [
      `${HOST}### A\nGET {{host}}/\n\n### B\nGET http://127.0.0.1:3007/\n`,
      "requests.http:5: expected a URL on the lesson's own host",
    ],
    [
      `@host = http://127.0.0.1:3006.a.test\n### A\nGET {{host}}/\n`,
      "requests.http:2: expected a URL on the lesson's own host",
    ],
    [
      `${HOST}### A\nget {{host}}/\n`,
      "requests.http:3: expected a request line",
    ],
    [
      `${HOST}### A\nGET {{host}}/\nnonsense\n`,
      "requests.http:4: expected a header",
    ],
    [
      `${HOST}### A\nGET {{host}}/\n\n### A\nGET {{host}}/\n`,
      'requests.http:5: a second request named "A"',
    ],
    [
      `${HOST}### A|B\nGET {{host}}/\n`,
      "requests.http:2: a request's name has no",
    ],
    [
      `${HOST}# @mask id [\n### A\nGET {{host}}/\n`,
      "requests.http:2: expected a regular expression",
    ],
  ])("refuses %j", (text, message) => {
    expect(() => readRequests("requests.http", text)).toThrow(message);
  });
});
