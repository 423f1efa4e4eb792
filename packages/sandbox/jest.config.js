import { existsSync } from "node:fs";
import preset from "@decant/shared/jest-esm-preset";

const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";
const isThere = existsSync(chromium);
if (!isThere)
  console.log(`${chromium} is not there: test/browser is left out.`);

export default {
  ...preset,
  // A browser is started, and packages are bundled for it.
  testTimeout: 120_000,
  testPathIgnorePatterns: isThere ? [] : ["/test/browser/"],
};
