import { afterAll } from "@jest/globals";
import { createGallery, type Gallery } from "../src/index.ts";
import { makeRepository, ROOT } from "./made-up.ts";

/** Opens the gallery of the repository's own lessons, until the tests of a file are over. */
export async function openGallery(): Promise<Gallery> {
  const gallery = await createGallery({ root: ROOT });
  afterAll(() => gallery.close());
  return gallery;
}

/**
 * Opens a gallery of made-up lessons, until the tests of a file are over.
 *
 * @returns it, and its repository's folder
 */
export async function openMadeUp(
  options: { timeoutMs?: number } = {},
): Promise<Gallery & { readonly root: string }> {
  const { root, remove } = makeRepository();
  const gallery = await createGallery({ root, ...options });
  afterAll(async () => {
    await gallery.close();
    remove();
  });
  return { ...gallery, root };
}
