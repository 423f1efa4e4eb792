import preset from "@decant/shared/jest-esm-preset";

export default {
  ...preset,
  // Many tests wait for sockets, and the machine may be busy.
  testTimeout: 30_000,
  testPathIgnorePatterns: ["/test/live/"],
};
