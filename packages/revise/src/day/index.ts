export { type Today, today } from "./today.ts";
export { countDays } from "./week.ts";
