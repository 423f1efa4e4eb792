// The files that only a container engine, nginx, Heroku or systemd reads.

import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { settings } from "../src/settings.ts";
import { all, command, readDockerfile } from "./dockerfile.ts";
import { LESSON } from "./processes.ts";

const read = (path: string) => readFileSync(join(LESSON, path), "utf8");
const exists = (path: string) => existsSync(join(LESSON, path));
/** The source of a built file: `dist/cluster.js` is `src/cluster.ts`. */
const source = (path = "") =>
  path.replace(/^dist\/(.*)\.js$/, "src/$1.ts");

/** The Express side is built in the repository's root. */
const IN_ROOT = /^apps\/20-deploy(?=\/|$)/;
const SHARED = new Set(["package.json", "package-lock.json", "shared"]);

describe.each([
  ["Dockerfile", 3, "node", "5000"],
  ["flask/Dockerfile", 2, "nobody", "5000"],
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
    const files = copies
      .filter((text) => !text.startsWith("--from"))
      .flatMap((text) => text.split(" ").slice(0, -1))
      .filter((file) => !SHARED.has(file) && file !== "*.py")
      .map((file) => join(dirname(path), file.replace(IN_ROOT, ".")));
    expect(files).not.toEqual([]);
    expect(files.filter((file) => !exists(file))).toEqual([]);
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
  ])("%s names the app of flask/app.py", (path) => {
    expect(read(path)).toMatch(/gunicorn\b.*\bapp:app\b/);
    expect(read("flask/app.py")).toContain("\napp = create_app()");
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

  test("no HOST: only programs of the same machine get in", () => {
    expect(settings.host).toBe("127.0.0.1");
    expect(read("flask/gunicorn.conf.py")).toContain(
      '"HOST", "127.0.0.1"',
    );
  });

  test("the grace period is 20 seconds on both sides", () => {
    expect(settings.graceSeconds).toBe(GRACE);
    expect(read("flask/gunicorn.conf.py")).toContain(
      `graceful_timeout = ${GRACE}\n`,
    );
  });
});

describe.each([
  ["compose.yaml", "../../apps/20-deploy/Dockerfile"],
  ["flask/compose.yaml", "flask/Dockerfile"],
])("%s", (path, built) => {
  const folder = dirname(path);
  const { services } = parse(read(path), { merge: true });
  const apps = ["app-1", "app-2"];

  test("two apps from the Dockerfile, and nginx in front", () => {
    expect(Object.keys(services)).toEqual([...apps, "nginx"]);
    for (const app of apps) {
      const { build } = services[app];
      const { context, dockerfile = "Dockerfile" } =
        typeof build === "string" ? { context: build } : build;
      expect(join(folder, context, dockerfile)).toBe(built);
      expect(services[app]).not.toHaveProperty("ports");
      expect(services[app].stop_grace_period).toBe("30s");
      expect(services[app].environment).toEqual({
        WEB_CONCURRENCY: "2",
      });
    }
  });

  test("nginx waits for both, and reads the lesson's file", () => {
    expect(services.nginx.depends_on).toEqual({
      "app-1": { condition: "service_healthy" },
      "app-2": { condition: "service_healthy" },
    });
    const [file] = services.nginx.volumes[0].split(":");
    expect(join(folder, file)).toBe("nginx.conf");
    expect(services.nginx.ports).toEqual(["127.0.0.1:8020:80"]);
  });

  test("nginx knows the services by name and port", () => {
    const servers = read("nginx.conf").matchAll(/server (app-\S+)/g);
    expect(Array.from(servers, ([, name]) => name)).toEqual(
      apps.map((app) => `${app}:5000`),
    );
  });
});

function readUnit(
  text: string,
): Record<string, Record<string, string>> {
  const sections = text.split(/^\[(\w+)\]$/m).slice(1);
  const unit: Record<string, Record<string, string>> = {};
  for (let n = 0; n < sections.length; n += 2) {
    const lines = (sections[n + 1] ?? "").matchAll(/^(\w+)=(.*)$/gm);
    unit[sections[n] ?? ""] = Object.fromEntries(
      Array.from(lines, ([, key = "", value = ""]) => [key, value]),
    );
  }
  return unit;
}
