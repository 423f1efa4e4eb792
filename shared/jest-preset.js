import { fileURLToPath } from "node:url";

// Runs TypeScript through swc as CommonJS, and takes @decant/shared from its
// source. Against Flask only the tests that both frameworks share are run.
const shared = process.env.TARGET && process.env.TARGET !== "express";

export default {
  // The first case may start a process, on a machine that is busy.
  testTimeout: 30_000,
  testMatch: [shared ? "**/test/app.test.ts" : "**/test/**/*.test.ts"],
  transform: {
    "\\.ts$": [
      fileURLToPath(import.meta.resolve("@swc/jest")),
      {
        jsc: {
          parser: { syntax: "typescript", decorators: true },
          transform: { legacyDecorator: true },
          target: "es2023",
        },
        sourceMaps: "inline",
      },
    ],
  },
  testEnvironmentOptions: {
    customExportConditions: ["@decant/source", "node"],
  },
};
