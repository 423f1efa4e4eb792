// Has Stryker try one change in ten, always the same: where each takes long.
// Plain JavaScript: Stryker loads it in processes that read no TypeScript.

import { CheckStatus } from "@stryker-mutator/api/check";
import { declareFactoryPlugin, PluginKind } from "@stryker-mutator/api/plugin";

const ONE_IN = 10;

/**
 * Whether a change is in the sample.
 *
 * @param {{ id: string }} mutant - numbered by Stryker from 0, file by file
 */
export function isSampled({ id }) {
  return Number(id) % ONE_IN === 0;
}

const passed = { status: CheckStatus.Passed };
const left = { status: CheckStatus.CompileError, reason: "not in the sample" };

export const strykerPlugins = [
  declareFactoryPlugin(PluginKind.Checker, "sample", () => ({
    init: async () => undefined,
    check: async (mutants) =>
      Object.fromEntries(
        mutants.map((one) => [one.id, isSampled(one) ? passed : left]),
      ),
  })),
];
