// Like jest-preset.js, but keeps ES modules: many packages of the tools are
// published as nothing else. Node must run with --experimental-vm-modules.
import preset from "./jest-preset.js";

export default {
  ...preset,
  testMatch: ["**/test/**/*.test.ts"],
  extensionsToTreatAsEsm: [".ts"],
};
