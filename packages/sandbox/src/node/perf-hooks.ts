export const { performance } = globalThis;
export const { PerformanceObserver } = globalThis;
