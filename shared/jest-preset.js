import { fileURLToPath } from "node:url";

// Runs TypeScript through swc as CommonJS, and takes @decant/shared from its
// source. Against Flask only the tests that both frameworks share are run.
const shared = process.env.TARGET && process.env.TARGET !== "express";

// What is set up on this machine for a lesson's server is not for its tests.
process.env.NODE_ENV = "test";
for (const name of [
  "DATABASE_FILE",
  "DATABASE_URL",
  "HOST",
  "LOG_LEVEL",
  "MAIL_PORT",
  "PORT",
  "PUBLIC_URL",
  "REDIS_URL",
  "SECRET_KEY",
  "SECRET_KEYS",
  "WEB_CONCURRENCY",
]) {
  delete process.env[name];
}

export default {
  // Against another side the first case starts a process; on a busy machine
  // that takes its time.
  testTimeout: shared ? 30_000 : 10_000,
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
