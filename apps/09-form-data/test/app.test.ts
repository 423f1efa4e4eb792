import { target } from "@decant/shared/testing";
import { describe, expect, test } from "@jest/globals";
import { createApp } from "../src/app.ts";
import { describeFlask } from "./flask-only.ts";

const visit = target(createApp);
const MAX_FORM = 10_000;
const MAX_FILE = 100_000;

function part(name: string, value: string): string {
  const header = `Content-Disposition: form-data; ${name}`;
  return ["--X", header, "", value, ""].join("\r\n");
}

describe("GET /login", () => {
  test("shows a form that posts to the same URL", async () => {
    const visitor = await visit();
    const response = await visitor
      .get("/login")
      .expect(200)
      .expect("Content-Type", "text/html; charset=utf-8");
    expect(response.text).toBe(`<!doctype html>
<title>Log in</title>
<form method="post">
  <input name="username" placeholder="User name" required>
  <input name="password" type="password" required>
  <button>Log in</button>
</form>
`);
  });
});

describe("POST /login, urlencoded", () => {
  test.each([
    ["username=Ada&password=x", "Logged in as Ada"],
    ["password=x&username=Ada+L%2B", "Logged in as Ada L+"],
    ["username=%C3%89va&password=x", "Logged in as Éva"],
    ["username=%FF&password=x", "Logged in as %FF"],
    ["username=Ada&username=Eve&password=x", "Logged in as Ada"],
    ["username=%3Cb%3E%26&password=x", "Logged in as &lt;b&gt;&amp;"],
  ])("%s -> %s", async (form, text) => {
    const visitor = await visit();
    await visitor
      .post("/login")
      .type("form")
      .send(form)
      .expect(200, text)
      .expect("Content-Type", "text/html; charset=utf-8");
  });

  test.each([
    "username=Ada",
    "password=x",
    "username=&password=x",
    "username=Ada&password=",
    "Username=Ada&password=x",
    "username[]=Ada&password=x",
    "username[a]=Ada&password=x",
    "username=Ada;password=x",
    "username=Ada%00&password=x",
    "username=&username=Ada&password=x",
    "",
  ])("%s is 400", async (form) => {
    const visitor = await visit();
    await visitor.post("/login").type("form").send(form).expect(400);
  });

  test.each([
    ["username=Ada&password=x", "remember=yes"],
    ["username=Ada", "password=x"],
    ["password=x", "username=Ada"],
  ])("%s in the query does not count", async (query, form) => {
    const visitor = await visit();
    await visitor
      .post(`/login?${query}`)
      .type("form")
      .send(form)
      .expect(400);
  });

  test("10000 bytes are read, one more is 413", async () => {
    const visitor = await visit();
    const form = "username=Ada&password=".padEnd(MAX_FORM, "x");
    await visitor
      .post("/login")
      .type("form")
      .send(form)
      .expect(200, "Logged in as Ada");
    await visitor
      .post("/login")
      .type("form")
      .send(`${form}x`)
      .expect(413);
  });

  test("2000 fields are read", async () => {
    const visitor = await visit();
    await visitor
      .post("/login")
      .type("form")
      .send(`username=Ada&password=x${"&a=b".repeat(1998)}`)
      .expect(200, "Logged in as Ada");
  });
});

describe("POST /login, multipart", () => {
  test("reads the fields", async () => {
    const visitor = await visit();
    await visitor
      .post("/login")
      .field("username", "Éva <b>")
      .field("password", "x")
      .expect(200, "Logged in as Éva &lt;b&gt;");
  });

  test("the first of a name wins", async () => {
    const visitor = await visit();
    await visitor
      .post("/login")
      .field("username", "Ada")
      .field("username", "Eve")
      .field("password", "x")
      .expect(200, "Logged in as Ada");
  });

  test("a missing field is 400", async () => {
    const visitor = await visit();
    await visitor.post("/login").field("username", "Ada").expect(400);
  });

  test("username[] is not username: 400", async () => {
    const visitor = await visit();
    await visitor
      .post("/login")
      .field("username[]", "Ada")
      .field("password", "x")
      .expect(400);
  });

  test("a field of 10001 bytes is 413", async () => {
    const visitor = await visit();
    await visitor
      .post("/login")
      .field("username", "Ada")
      .field("password", "x".repeat(MAX_FORM + 1))
      .expect(413);
  });

  test.each([
    [MAX_FORM, 200],
    [MAX_FORM + 1, 413],
  ])("a body of %i bytes -> %i", async (length, status) => {
    const visitor = await visit();
    const fields = (size: number) =>
      `${part('name="username"', "A".repeat(6000))}${part('name="password"', "x".repeat(size))}--X--\r\n`;
    await visitor
      .post("/login")
      .set("Content-Type", "multipart/form-data; boundary=X")
      .send(fields(length - fields(0).length))
      .expect(status);
  });

  test.each([
    [10, 200],
    [11, 413],
  ])("%i parts -> %i", async (count, status) => {
    const visitor = await visit();
    const body = [
      part('name="username"', "Ada"),
      part('name="password"', "x"),
      part('name="a"', "b").repeat(count - 2),
    ].join("");
    await visitor
      .post("/login")
      .set("Content-Type", "multipart/form-data; boundary=X")
      .send(`${body}--X--\r\n`)
      .expect(status);
  });

  test.each([
    ["no boundary", "", `${part('name="username"', "Ada")}--X--`],
    ["no end", "; boundary=X", part('name="username"', "Ada")],
    ["no part", "; boundary=X", "username=Ada&password=x"],
  ])("%s is 400", async (_, boundary, body) => {
    const visitor = await visit();
    await visitor
      .post("/login")
      .set("Content-Type", `multipart/form-data${boundary}`)
      .send(body)
      .expect(400);
  });
});

describe("POST /login, something else", () => {
  test("JSON is 400: it is not a form", async () => {
    const visitor = await visit();
    await visitor
      .post("/login")
      .send({ username: "Ada", password: "x" })
      .expect(400);
  });

  test("the same text as text/plain is 400", async () => {
    const visitor = await visit();
    await visitor
      .post("/login")
      .type("text/plain")
      .send("username=Ada&password=x")
      .expect(400);
  });

  test("no body is 400", async () => {
    const visitor = await visit();
    await visitor.post("/login").expect(400);
  });
});

describe("the password", () => {
  test.each([
    [200, "username=Ada&password=correct-horse"],
    [400, "username=&password=correct-horse"],
    [413, `password=correct-horse&a=${"b".repeat(MAX_FORM)}`],
  ])("is not in a %i", async (status, form) => {
    const visitor = await visit();
    const response = await visitor
      .post("/login")
      .type("form")
      .send(form)
      .expect(status);
    const answer = JSON.stringify(response.headers) + response.text;
    expect(answer).not.toContain("correct-horse");
  });
});

describe("POST /interests", () => {
  test.each([
    ["interest=tea&interest=chess", "Interests: tea, chess"],
    ["interest=tea", "Interests: tea"],
    ["interest=%3Cb%3E", "Interests: &lt;b&gt;"],
    ["", "Interests: none"],
  ])("%s -> %s", async (form, text) => {
    const visitor = await visit();
    await visitor
      .post("/interests")
      .type("form")
      .send(form)
      .expect(200, text);
  });

  test("a NUL byte is 400", async () => {
    const visitor = await visit();
    await visitor
      .post("/interests")
      .type("form")
      .send("interest=tea&interest=%00")
      .expect(400);
  });

  test("no body at all is no choice", async () => {
    const visitor = await visit();
    await visitor.post("/interests").expect(200, "Interests: none");
  });

  test("multipart keeps all, too", async () => {
    const visitor = await visit();
    await visitor
      .post("/interests")
      .field("interest", "tea")
      .field("interest", "chess")
      .expect(200, "Interests: tea, chess");
  });
});

describe("POST /photo", () => {
  test.each([
    ["ada.png", "ada.png"],
    ["Éva.png", "Éva.png"],
    ["<b>.png", "&lt;b&gt;.png"],
    ["../../etc/passwd", "passwd"],
    ["C:\\\\photos\\\\ada.png", "ada.png"],
    ["C:ada.png", "C:ada.png"],
    ["...", "..."],
  ])("filename=%s -> %s", async (filename, shown) => {
    const visitor = await visit();
    const name = `name="photo"; filename="${filename}"`;
    await visitor
      .post("/photo")
      .set("Content-Type", "multipart/form-data; boundary=X")
      .send(`${part(name, "12345")}--X--\r\n`)
      .expect(200, `Received ${shown}, 5 bytes`);
  });

  test("100000 bytes are received, one more is 413", async () => {
    const visitor = await visit();
    const photo = Buffer.alloc(MAX_FILE + 1);
    await visitor
      .post("/photo")
      .attach("photo", photo.subarray(1), "ada.png")
      .expect(200, "Received ada.png, 100000 bytes");
    await visitor
      .post("/photo")
      .attach("photo", photo, "ada.png")
      .expect(413);
  });

  test("another name for the file is 400", async () => {
    const visitor = await visit();
    await visitor
      .post("/photo")
      .attach("picture", Buffer.from("12345"), "ada.png")
      .expect(400);
  });

  test.each([".", "..", "a/", "/", "..\\\\", "a\0b"])(
    "filename=%j is 400",
    async (filename) => {
      const visitor = await visit();
      const name = `name="photo"; filename="${filename}"`;
      await visitor
        .post("/photo")
        .set("Content-Type", "multipart/form-data; boundary=X")
        .send(`${part(name, "12345")}--X--\r\n`)
        .expect(400);
    },
  );

  test.each([
    [MAX_FORM + MAX_FILE, 200],
    [MAX_FORM + MAX_FILE + 1, 413],
  ])("a body of %i bytes -> %i", async (length, status) => {
    const visitor = await visit();
    const photo = part(
      'name="photo"; filename="a"',
      "x".repeat(MAX_FILE),
    );
    const body = (size: number) =>
      `${photo}${part('name="note"', "x".repeat(size))}--X--\r\n`;
    await visitor
      .post("/photo")
      .set("Content-Type", "multipart/form-data; boundary=X")
      .send(body(length - body(0).length))
      .expect(status);
  });

  test("another field may be as long as the body", async () => {
    const visitor = await visit();
    await visitor
      .post("/photo")
      .field("note", "x".repeat(2 * MAX_FORM))
      .attach("photo", Buffer.from("12345"), "ada.png")
      .expect(200, "Received ada.png, 5 bytes");
  });

  test.each(['name="photo"', 'name="photo"; filename=""'])(
    "%s is 400: no file was chosen",
    async (name) => {
      const visitor = await visit();
      await visitor
        .post("/photo")
        .set("Content-Type", "multipart/form-data; boundary=X")
        .send(`${part(name, "")}--X--\r\n`)
        .expect(400);
    },
  );

  test("an urlencoded form carries no file: 400", async () => {
    const visitor = await visit();
    await visitor
      .post("/photo")
      .type("form")
      .send("photo=ada.png")
      .expect(400);
  });
});

if (process.env["TARGET"] === "flask") describeFlask();
