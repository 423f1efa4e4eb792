#!/usr/bin/env node
// Plain JavaScript: it must run where TypeScript doesn't, on any Node.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `decant needs Node 20.19 or newer, and this is ${process.version}.`,
  );
  process.exit(1);
}

const [nodeModule, tsx] = await Promise.all([
  import("node:module"),
  import("tsx/esm/api").catch(explain),
]);
tsx.register();
// @decant/shared offers its source under a condition of our own.
const resolve = (specifier, context, next) =>
  next(specifier, {
    ...context,
    conditions: [...context.conditions, "@decant/source"],
  });
if (nodeModule.registerHooks) nodeModule.registerHooks({ resolve });
else {
  const source = `export const resolve = ${resolve.toString()};`;
  nodeModule.register(`data:text/javascript,${encodeURIComponent(source)}`);
}

await import("../src/main.ts");

function explain(error) {
  if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
  console.error(
    "Decant's packages are not installed: run `npm install` in its folder, then repeat the command.",
  );
  process.exit(1);
}
