import { target } from "@decant/shared/testing";
import { describe, test } from "@jest/globals";
import { createApp } from "../src/app.ts";

const visit = target(createApp);

describe("GET /user/<name>", () => {
  test("greets by name, as HTML", async () => {
    const visitor = await visit();
    await visitor
      .get("/user/Ada")
      .expect(200, "Hello, Ada!")
      .expect("Content-Type", "text/html; charset=utf-8");
  });

  test("/user/%C3%89va %E2%9C%93 is decoded as UTF-8", async () => {
    const visitor = await visit();
    await visitor
      .get("/user/%C3%89va%20%E2%9C%93")
      .expect(200, "Hello, Éva ✓!");
  });

  test("an encoded percent sign is decoded once", async () => {
    const visitor = await visit();
    await visitor.get("/user/%2541").expect(200, "Hello, %41!");
  });

  test("markup in the name comes back as text", async () => {
    const visitor = await visit();
    await visitor
      .get("/user/%3Cscript%3E'&%22")
      .expect(200, "Hello, &lt;script&gt;&#39;&amp;&#34;!");
  });

  test.each(["/user", "/user/", "/user/Ada/posts"])(
    "%s is 404",
    async (path) => {
      const visitor = await visit();
      await visitor.get(path).expect(404);
    },
  );
});

describe("GET /post/<int:post_id>", () => {
  test.each([
    ["/post/7", "Post 7, next 8"],
    ["/post/007", "Post 7, next 8"],
    [
      "/post/9007199254740993",
      "Post 9007199254740993, next 9007199254740994",
    ],
  ])("%s -> %s", async (path, text) => {
    const visitor = await visit();
    await visitor.get(path).expect(200, text);
  });

  test.each(["-1", "1.5", "1a", "a1", "0x10", "1%20", "1e3"])(
    "/post/%s is 404",
    async (id) => {
      const visitor = await visit();
      await visitor.get(`/post/${id}`).expect(404);
    },
  );

  test("4300 digits are exact, one more is 404", async () => {
    const visitor = await visit();
    const id = "4".repeat(4300);
    await visitor
      .get(`/post/${id}`)
      .expect(200, `Post ${id}, next ${id.slice(0, -1)}5`);
    await visitor.get(`/post/${id}4`).expect(404);
  });

  test("after 4300 nines Python cannot print the next number", async () => {
    const visitor = await visit();
    const flask = process.env["TARGET"] === "flask";
    await visitor
      .get(`/post/${"9".repeat(4300)}`)
      .expect(flask ? 500 : 200);
  });
});

describe("GET /price/<float:amount>", () => {
  test.each([
    ["/price/1.5", "Price 1.50"],
    ["/price/1.0", "Price 1.00"],
    ["/price/0012.345", "Price 12.35"],
  ])("%s -> %s", async (path, text) => {
    const visitor = await visit();
    await visitor.get(path).expect(200, text);
  });

  test.each(["1", "-1.5", ".5", "1.", "1e3", "1,5", "NaN", "1.5a"])(
    "/price/%s is 404",
    async (amount) => {
      const visitor = await visit();
      await visitor.get(`/price/${amount}`).expect(404);
    },
  );
});

describe("GET /files/<path:name>", () => {
  test("keeps the slashes", async () => {
    const visitor = await visit();
    await visitor.get("/files/notes").expect(200, "File notes");
    await visitor
      .get("/files/2026/notes%20%26.txt")
      .expect(200, "File 2026/notes &amp;.txt");
    await visitor.get("/files/2026//a/").expect(200, "File 2026//a/");
  });

  test.each(["/files/../secret", "/files/%2E%2E/secret"])(
    "%s is passed on with its dots",
    async (path) => {
      const visitor = await visit();
      await visitor.get(path).expect(200, "File ../secret");
    },
  );

  test("/files/ is 404: a path is not empty", async () => {
    const visitor = await visit();
    await visitor.get("/files/").expect(404);
  });
});

describe("GET /order/<uuid:order_id>", () => {
  const id = "0191d3a8-7f3e-7c52-8d4b-2f6a9e1c5b70";

  test("answers in lower case", async () => {
    const visitor = await visit();
    await visitor.get(`/order/${id}`).expect(200, `Order ${id}`);
    await visitor
      .get(`/order/${id.toUpperCase()}`)
      .expect(200, `Order ${id}`);
  });

  test.each([
    id.slice(1),
    `${id}0`,
    id.replaceAll("-", ""),
    `g${id.slice(1)}`,
    `x${id}`,
  ])("/order/%s is 404", async (wrong) => {
    const visitor = await visit();
    await visitor.get(`/order/${wrong}`).expect(404);
  });
});

describe("GET /posts/<any(new, top):order>", () => {
  test.each(["new", "top"])("/posts/%s", async (order) => {
    const visitor = await visit();
    await visitor
      .get(`/posts/${order}`)
      .expect(200, `Posts, ${order} first`);
  });

  test.each(["old", "New", "", "new,top", "new%00"])(
    "/posts/%s is 404",
    async (order) => {
      const visitor = await visit();
      await visitor.get(`/posts/${order}`).expect(404);
    },
  );
});
