import { expect, jest, test } from "@jest/globals";
import { watchAddress } from "../src/address.ts";

test("an address that this machine loses is told, and its return", () => {
  jest.useFakeTimers();
  const told: boolean[] = [];
  let has = true;
  const stop = watchAddress(
    "192.168.1.20",
    (isThere) => void told.push(isThere),
    () => has,
  );
  jest.advanceTimersByTime(4000);
  expect(told).toEqual([]);
  has = false;
  jest.advanceTimersByTime(4000);
  expect(told).toEqual([false]);
  has = true;
  jest.advanceTimersByTime(4000);
  expect(told).toEqual([false, true]);
  stop();
  has = false;
  jest.advanceTimersByTime(4000);
  expect(told).toEqual([false, true]);
  jest.useRealTimers();
});

test("the loopback is always there", () => {
  jest.useFakeTimers();
  const told: boolean[] = [];
  const stop = watchAddress("127.0.0.1", (isThere) => void told.push(isThere));
  jest.advanceTimersByTime(4000);
  expect(told).toEqual([]);
  stop();
  jest.useRealTimers();
});
