import preset from "@decant/shared/jest-esm-preset";

// Needs redis-server and nginx, and starts both.
export default {
  ...preset,
  testMatch: ["**/test/live/*.test.ts"],
  testTimeout: 240_000,
  maxWorkers: 1,
};
