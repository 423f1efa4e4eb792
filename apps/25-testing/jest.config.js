// The twin of app.test.ts is flask/test_app.py: pytest.test.ts runs it.
const tests =
  process.env.TARGET === "flask"
    ? ["contract", "pytest"]
    : ["app", "contract", "express"];

export default {
  preset: "@decant/shared",
  testMatch: tests.map((name) => `**/test/${name}.test.ts`),
};
