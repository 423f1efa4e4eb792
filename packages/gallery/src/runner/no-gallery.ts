/** What a visitor is told where nothing answers. */
export const NO_GALLERY = "The gallery does not answer. Is it still running?";
