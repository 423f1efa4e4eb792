/** A page of the lesson: the layout round what stands in main. */
export function page(
  main: string,
  { title = "Decant", count = 3, footer = "Lesson 8" } = {},
): string {
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>${title}</title>
</head>
<body>
<header>${count} in the list</header>
<main>
${main}
</main>
<footer>${footer}</footer>
</body>
</html>
`;
}

/** The texts of all elements of a name, without the space around. */
export function texts(html: string, element: string): string[] {
  const pattern = new RegExp(
    `<${element}\\b[^>]*>(.*?)</${element}>`,
    "gs",
  );
  return [...html.matchAll(pattern)].map(([, text = ""]) =>
    text.trim(),
  );
}
