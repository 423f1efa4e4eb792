import type { Side } from "@decant/catalog";

/** Flask and Express have colours of their own; the others share one. */
export function sideStyle({ name }: Side): string {
  return name === "flask" || name === "express" ? `side-${name}` : "side-other";
}
