// The twin of app.test.ts is flask/test_app.py: pytest.test.ts runs it.
const tests =
  process.env.TARGET === "flask"
    ? ["contract", "follow-ups", "pytest"]
    : ["app", "contract", "express", "mistakes"];

export default {
  preset: "@decant/shared",
  maxWorkers: 2, // one of them mostly waits for what it has started
  testMatch: tests.map((name) => `**/test/${name}.test.ts`),
};
