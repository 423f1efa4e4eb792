const side = process.env.TARGET === "flask" ? "flask" : "express";

export default {
  preset: "@decant/shared",
  testMatch: ["app", "preflight", side].map(
    (name) => `**/test/${name}.test.ts`,
  ),
};
