export { type Grade, rate, sayInterval, sayIntervals } from "./schedule.ts";
