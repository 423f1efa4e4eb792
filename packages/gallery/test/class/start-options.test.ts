import { lanAddresses } from "@decant/room/address";
import { describe, expect, test } from "@jest/globals";
import { readClassOptions } from "../../src/class/start-options.ts";

const LOCAL = ["--class", "--host", "127.0.0.1"];

describe("readClassOptions", () => {
  test("without --class there is no class", () => {
    expect(readClassOptions([], 3000)).toBeUndefined();
  });

  test("on the network the class has the gallery's port, on this machine any free one", () => {
    const host = ["--class", "--host", "192.168.1.20"];
    expect(readClassOptions(host, 3000)?.port).toBe(3000);
    expect(readClassOptions(LOCAL, 3000)).toEqual({
      teacher: "your teacher",
      host: "127.0.0.1",
      port: 0,
      address: undefined,
      redisUrl: undefined,
    });
  });

  test("behind a proxy only this machine is served", () => {
    const args = ["--class", "--address", "https://class.example/"];
    const more = ["--class-port", "8001", "--name", " Ms Okafor "];
    expect(readClassOptions([...args, ...more], 3000, "redis://r")).toEqual({
      teacher: "Ms Okafor",
      host: "127.0.0.1",
      port: 8001,
      address: "https://class.example",
      redisUrl: "redis://r",
    });
  });

  test.each([
    [["--name", "Ada"], /^These options belong to a class: npm start -- /],
    [["--class", "--nmae", "Ada"], /^Unknown option '--nmae'.* Usage: /],
    [[...LOCAL, "--name", " "], /^--name takes 1 to 40 characters\.$/],
    [
      [...LOCAL, "--class-port", "70000"],
      /^--class-port is a number from 0 to 65535, not "70000"\.$/,
    ],
    [
      ["--class", "--address", "192.168.1.20"],
      /^--address is where students find the proxy, such as http:\/\/192\.168\.1\.20:8080, not "192\.168\.1\.20"\.$/,
    ],
  ])("%j is refused in a sentence", (args, sentence) => {
    expect(() => readClassOptions(args, 3000)).toThrow(sentence);
  });

  test.each(["localhost:6379", "http://:secret@localhost:6379"])(
    "REDIS_URL=%s is refused, and not repeated",
    (url) => {
      expect(() => readClassOptions(LOCAL, 3000, url)).toThrow(
        /^REDIS_URL is where Redis is, such as redis:\/\/127\.0\.0\.1:6379\.$/,
      );
    },
  );
});

test("lanAddresses are addresses that others reach", () => {
  for (const address of lanAddresses()) {
    expect(address).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
    expect(address).not.toMatch(/^127\./);
  }
});
