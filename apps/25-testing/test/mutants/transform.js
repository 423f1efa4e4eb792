// A transformer for Jest: the usual one, on a source with a mistake.

import { createRequire } from "node:module";
import preset from "@decant/shared/jest-preset";

const [[path, options]] = Object.values(preset.transform);
const swc = createRequire(import.meta.url)(path);

/** @param {{ transformerConfig: { from: string, to: string } }} config */
function mutate(source, { from, to }) {
  if (source.split(from).length !== 2) {
    throw new Error(`"${from}" does not stand once in the source.`);
  }
  return source.replace(from, () => to);
}

export function createTransformer(mutation) {
  const transformer = swc.createTransformer(options);
  return {
    process: (source, ...rest) =>
      transformer.process(mutate(source, mutation), ...rest),
  };
}

export default { createTransformer };
