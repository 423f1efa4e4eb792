import { fileURLToPath } from "node:url";

// Runs TypeScript through swc as CommonJS, and takes @decant/shared from its
// source. Against Flask only the tests that both frameworks share are run.
const shared = process.env.TARGET && process.env.TARGET !== "express";

export default {
  // Against another side the first case starts a process; on a busy machine
  // that takes its time.
  testTimeout: shared ? 30_000 : 5_000,
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
  // As an installed package @decant/shared lies below node_modules.
  transformIgnorePatterns: ["/node_modules/(?!@decant/)"],
  testEnvironmentOptions: {
    customExportConditions: ["@decant/source", "node"],
  },
};
