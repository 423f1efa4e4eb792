export { createGallery, type Gallery } from "./gallery.ts";
export { startGallery } from "./start.ts";
