// The files that only a container engine, nginx, Heroku or systemd reads.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { all, command, readDockerfile } from "./dockerfile.ts";
import { LESSON } from "./processes.ts";

const read = (path: string) => readFileSync(join(LESSON, path), "utf8");
const exists = (path: string) => existsSync(join(LESSON, path));
/** The source of a built file: `dist/cluster.js` is `src/cluster.ts`. */
const source = (path = "") =>
  path.replace(/^dist\/(.*)\.js$/, "src/$1.ts");

describe.each([
  ["Dockerfile", 3, "node", "3020"],
  ["flask/Dockerfile", 2, "nobody", "5020"],
])("%s", (path, count, user, port) => {
  const stages = readDockerfile(read(path));
  const last = stages.at(-1);

  test(`has ${count} stages, and the last compiles nothing`, () => {
    expect(stages).toHaveLength(count);
    expect(all(last, "RUN")).toEqual([]);
  });

  const copies = stages.flatMap((stage) => all(stage, "COPY"));

  test("copies from stages that there are", () => {
    const names = copies.flatMap(
      (text) => /^--from=(\S+)/.exec(text)?.[1] ?? [],
    );
    expect(stages.map(({ name }) => name)).toEqual(
      expect.arrayContaining(names),
    );
  });

  test("copies files that there are", () => {
    const context = path === "Dockerfile" ? "../.." : "flask";
    const files = copies
      .filter((text) => !text.startsWith("--from"))
      .flatMap((text) => text.split(" ").slice(0, -1))
      .filter((file) => file !== "*.py");
    const missing = files.filter(
      (file) => !exists(join(context, file)),
    );
    expect(missing).toEqual([]);
  });

  test(`runs as ${user}, on ${port}, reachable from outside`, () => {
    expect(all(last, "USER")).toEqual([user]);
    expect(all(last, "EXPOSE")).toEqual([port]);
    expect(all(last, "ENV").join(" ")).toContain(
      `HOST=0.0.0.0 PORT=${port}`,
    );
  });

  test("its health check asks /healthz", () => {
    const [check] = all(last, "HEALTHCHECK");
    const file = source(command(check)[1]);
    const program = exists(file) ? read(file) : check;
    expect(program).toContain("/healthz");
    expect(check).toContain("--timeout=3s");
  });
});

describe("the commands", () => {
  test("Dockerfile's CMD starts the cluster, without npm", () => {
    const last = readDockerfile(read("Dockerfile")).at(-1);
    const [program, file] = command(all(last, "CMD")[0]);
    expect(program).toBe("node");
    expect(exists(source(file))).toBe(true);
  });

  test("Dockerfile's npm scripts exist", () => {
    const { scripts } = JSON.parse(read("package.json"));
    const builds = readDockerfile(read("Dockerfile"))
      .flatMap((stage) => all(stage, "RUN"))
      .flatMap((text) => /^npm run (\S+)/.exec(text)?.[1] ?? []);
    expect(builds).toEqual(["build"]);
    expect(scripts).toHaveProperty("build");
  });

  test.each([
    ["Procfile", /^web: HOST=0\.0\.0\.0 node (\S+)\n$/],
    ["express.service", /^ExecStart=\/usr\/bin\/node (\S+)$/m],
  ])("%s starts a file that exists", (path, pattern) => {
    const file = source(pattern.exec(read(path))?.[1]);
    expect(file).toBe("src/cluster.ts");
    expect(exists(file)).toBe(true);
  });

  test.each([
    "flask/Dockerfile",
    "flask/Procfile",
    "flask/flask.service",
  ])("%s names the factory of flask/app.py", (path) => {
    expect(read(path)).toMatch(/gunicorn\b.*app:create_app\(\)/);
    expect(read("flask/app.py")).toContain("def create_app()");
  });
});

describe("the systemd units", () => {
  const GRACE = 20;

  test.each(["express.service", "flask/flask.service"])(
    "%s",
    (path) => {
      const unit = readUnit(read(path));
      expect(Object.keys(unit)).toEqual(["Unit", "Service", "Install"]);
      expect(unit["Service"]).toMatchObject({
        ExecReload: "/bin/kill -HUP $MAINPID",
        KillMode: "mixed",
        DynamicUser: "yes",
        Restart: "on-failure",
      });
      const { TimeoutStopSec, Environment } = unit["Service"] ?? {};
      expect(Number(TimeoutStopSec)).toBeGreaterThan(GRACE);
      expect(Environment).toContain("HOST=127.0.0.1");
    },
  );

  test("the grace period is 20 seconds on both sides", () => {
    expect(read("src/settings.ts")).toContain(
      `graceSeconds: ${GRACE},`,
    );
    expect(read("flask/gunicorn.conf.py")).toContain(
      `graceful_timeout = ${GRACE}\n`,
    );
  });
});

describe("compose.yaml and nginx.conf", () => {
  const { services } = parse(read("compose.yaml"), { merge: true });
  const apps = ["app-1", "app-2"];

  test("two apps from the Dockerfile, and nginx in front", () => {
    expect(Object.keys(services)).toEqual([...apps, "nginx"]);
    for (const app of apps) {
      const { context, dockerfile } = services[app].build;
      expect(exists(join(context, dockerfile))).toBe(true);
      expect(exists(join(context, "package-lock.json"))).toBe(true);
      expect(services[app]).not.toHaveProperty("ports");
      expect(services[app].stop_grace_period).toBe("30s");
    }
  });

  test("nginx waits for both, and reads the lesson's file", () => {
    expect(services.nginx.depends_on).toEqual({
      "app-1": { condition: "service_healthy" },
      "app-2": { condition: "service_healthy" },
    });
    const [file] = services.nginx.volumes[0].split(":");
    expect(exists(file)).toBe(true);
    expect(services.nginx.ports).toEqual(["127.0.0.1:8020:80"]);
  });

  test("nginx knows the services by name and port", () => {
    const servers = read("nginx.conf").matchAll(/server (app-\S+)/g);
    expect(Array.from(servers, ([, name]) => name)).toEqual(
      apps.map((app) => `${app}:3020`),
    );
  });
});

function readUnit(
  text: string,
): Record<string, Record<string, string>> {
  const sections = text.split(/^\[(\w+)\]$/m).slice(1);
  const unit: Record<string, Record<string, string>> = {};
  for (let n = 0; n < sections.length; n += 2) {
    const settings = (sections[n + 1] ?? "").matchAll(/^(\w+)=(.*)$/gm);
    unit[sections[n] ?? ""] = Object.fromEntries(
      Array.from(settings, ([, key = "", value = ""]) => [key, value]),
    );
  }
  return unit;
}
