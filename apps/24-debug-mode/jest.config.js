const sides =
  process.env.TARGET === "flask" ? ["flask"] : ["express", "inspector"];

export default {
  preset: "@decant/shared",
  testMatch: ["app", ...sides].map((name) => `**/test/${name}.test.ts`),
};
