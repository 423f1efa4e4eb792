# __NUMBER__. How does Flask handle __TITLE__?

Replace this with the half-minute answer. Until then: Flask raises an error for a parameter of the query that is not there and answers 400. Express gives `undefined` and leaves the rest to the handler.

```python flask/app.py#hello
@app.get("/hello")
def hello() -> str:
    return f"Hello, {escape(request.args['name'])}!"
```

```ts src/app.ts#hello
app.get("/hello", (req, res) => {
  const { name } = req.query;
  if (typeof name !== "string") {
    res.status(400).send("The query needs one name.");
    return;
  }
  res.send(`Hello, ${escapeHtml(name)}!`);
});
```

## How it works

Flask looks the name up in `request.args`, and [a missing one](#region:hello) ends the view. In Express the handler tests the value and answers by itself.

## Where they differ

| Request | Part | Flask | Express | Why, and what to say |
|---|---|---|---|---|
| No name | body | `<!doctype html>…` | `The query needs one name.` | Flask renders an error page; the Express handler writes one sentence. |

## Pitfalls

- **A parameter that nobody checks.** Without the test Express greets `undefined` and answers 200. ([practise it](bugs/missing-check.patch))
- **A name that is taken for HTML.** Both frameworks send a string as HTML, so what a visitor wrote must be escaped. ([practise it](bugs/missing-escape.patch))
- **A parameter that comes twice.** Flask takes the first, Express gives an array of both.

## Follow-up questions

<details>
<summary>What does Flask do when the parameter is missing?</summary>

It raises `BadRequestKeyError`, which is answered with 400.

</details>

<details>
<summary>How do you make a parameter optional in Flask?</summary>

With `request.args.get("name", "you")`, which never raises.

</details>

<details>
<summary>Which type does a query parameter have in Express?</summary>

A string, an array or an object, depending on what was sent: test it before use.

</details>

<details>
<summary>Why is the answer HTML?</summary>

Because both frameworks label a string as `text/html` unless they are told otherwise.

</details>

## Check yourself

### What does Flask answer to `GET /hello` without a name?

- [ ] `200`\
  The view ends at the missing key, before it returns.
- [x] `400`\
  A missing key of `request.args` is a bad request.
- [ ] `500`\
  The error is one that Flask knows how to answer.

### What is `req.query.name` when the name is not sent?

- [ ] an empty string\
  An empty string stands for `?name=`.
- [x] `undefined`\
  Express has no value to give.

### Why is the name escaped?

- [x] The answer is HTML.\
  Markup in the name would be part of the page.
- [ ] The query is encoded.\
  Both frameworks have decoded it before the handler runs.

## Run it

```sh
npx decant run __NUMBER__
npx decant run __NUMBER__ --flask
npx decant test __NUMBER__
```
