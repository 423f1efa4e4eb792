export { writeLessonPlan } from "./class/lesson-plan.ts";
export { createGallery, type Gallery } from "./gallery.ts";
export { readEvent } from "./runner/wire.ts";
export { startGallery } from "./start.ts";
