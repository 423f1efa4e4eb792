export * from "./plan.ts";
export * from "./protocol.ts";
