import preset from "@decant/shared/jest-esm-preset";

export default { ...preset, testMatch: ["**/live/*.test.ts"] };
