import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { Deployment } from "kubernetes-types/apps/v1.js";
import type { HorizontalPodAutoscaler } from "kubernetes-types/autoscaling/v2.js";
import type { Secret, Service } from "kubernetes-types/core/v1.js";
import type { Ingress } from "kubernetes-types/networking/v1.js";
import type { PodDisruptionBudget } from "kubernetes-types/policy/v1.js";
import request from "supertest";
import { parseAllDocuments } from "yaml";
import { createApp } from "../src/app.ts";
import { LESSON, temporaryFolder } from "./support.ts";

interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string };
}

const folder = join(LESSON, "k8s");
const manifests = readdirSync(folder).flatMap((file) =>
  parseAllDocuments(readFileSync(join(folder, file), "utf8")).map(
    (document) => document.toJS() as Manifest,
  ),
);

interface Kinds {
  Deployment: Deployment;
  HorizontalPodAutoscaler: HorizontalPodAutoscaler;
  Ingress: Ingress;
  PodDisruptionBudget: PodDisruptionBudget;
  Secret: Secret;
  Service: Service;
}

function find<K extends keyof Kinds>(kind: K, name = "scaling") {
  const found = manifests.find(
    (each) => each.kind === kind && each.metadata.name === name,
  );
  expect(found).toBeDefined();
  return found as unknown as Kinds[K];
}

const require = createRequire(import.meta.url);

/** Holds manifests against the types of the API; gives the errors. */
function check(objects: readonly Manifest[]): string[] {
  const lines = objects.map((object, index) => {
    const { apiVersion, kind } = object;
    const [group, version] = apiVersion.includes("/")
      ? apiVersion.replace(".k8s.io", "").split("/")
      : ["core", apiVersion];
    const types = `kubernetes-types/${group}/${version}`;
    return [
      `import type { ${kind} as Kind${index} } from "${types}";`,
      `const m${index}: Kind${index} = ${JSON.stringify(object)};`,
    ].join("\n");
  });
  const place = temporaryFolder();
  writeFileSync(join(place, "manifests.ts"), lines.join("\n"));
  const types = dirname(
    require.resolve("kubernetes-types/package.json"),
  );
  const compilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    paths: { "kubernetes-types/*": [join(types, "*")] },
  };
  const config = { compilerOptions, files: ["manifests.ts"] };
  writeFileSync(join(place, "tsconfig.json"), JSON.stringify(config));
  const typescript = require.resolve("typescript/package.json");
  const tsc = join(dirname(typescript), "bin/tsc");
  try {
    execFileSync(
      process.execPath,
      [tsc, "--pretty", "false", "-p", place],
      { encoding: "utf8", stdio: "pipe" },
    );
    return [];
  } catch (error) {
    const { stdout } = error as { stdout: string };
    return stdout.split(/^(?=\S)/m);
  }
}

describe("the manifests", () => {
  test("are what the Kubernetes API takes; two mistakes are not", () => {
    const web = find("Deployment");
    const [name, type] = [{ replicaz: 2 }, { replicas: "2" }].map(
      (mistake) => ({ ...web, spec: { ...web.spec, ...mistake } }),
    );
    const mistakes = [name, type] as unknown as Manifest[];
    expect(check([...manifests, ...mistakes])).toEqual([
      expect.stringMatching(/replicaz.+ does not exist/),
      expect.stringContaining(
        "'string' is not assignable to type 'number'",
      ),
    ]);
  });

  test("the service finds the pods, the ingress the service", () => {
    const web = find("Deployment").spec;
    const service = find("Service").spec;
    const ingress = find("Ingress").spec;
    const labels = web?.template.metadata?.labels;
    expect(labels).toMatchObject(web?.selector.matchLabels ?? {});
    expect(labels).toMatchObject(service?.selector ?? {});

    const ports = web?.template.spec?.containers[0]?.ports;
    expect(ports?.map(({ name }) => name)).toEqual(["http"]);
    expect(service?.ports?.[0]?.targetPort).toBe("http");
    expect(
      ingress?.rules?.[0]?.http?.paths[0]?.backend.service,
    ).toEqual({
      name: "scaling",
      port: { name: service?.ports?.[0]?.name },
    });
  });

  test("no worker gets requests, and both read the same Redis", () => {
    const worker = find("Deployment", "scaling-worker");
    const web = find("Deployment");
    const service = find("Service").spec;
    const labels = worker.spec?.template.metadata?.labels;
    expect(labels).not.toMatchObject(service?.selector ?? {});
    const [container] = worker.spec?.template.spec?.containers ?? [];
    expect(container?.ports).toBeUndefined();
    expect(container?.env).toEqual(
      web.spec?.template.spec?.containers[0]?.env,
    );
  });

  test("the autoscaler alone says how many pods there are", () => {
    const { spec } = find("HorizontalPodAutoscaler");
    const web = find("Deployment");
    expect(spec?.scaleTargetRef).toEqual({
      apiVersion: web.apiVersion,
      kind: web.kind,
      name: web.metadata?.name,
    });
    expect(web.spec).not.toHaveProperty("replicas");
    const [container] = web.spec?.template.spec?.containers ?? [];
    // A percentage of nothing cannot be computed.
    expect(container?.resources?.requests).toHaveProperty("cpu");
    expect(spec?.minReplicas).toBeLessThan(spec?.maxReplicas ?? 0);
  });

  test("one pod always stays, in an update and in maintenance", () => {
    const web = find("Deployment").spec;
    const budget = find("PodDisruptionBudget").spec;
    const { spec } = find("HorizontalPodAutoscaler");
    expect(web?.strategy?.rollingUpdate?.maxUnavailable).toBe(0);
    expect(budget?.selector).toEqual(web?.selector);
    expect(budget?.maxUnavailable).toBeLessThan(spec?.minReplicas ?? 0);
  });

  test("the probes ask for pages that there are", async () => {
    const web = find("Deployment").spec;
    const [container] = web?.template.spec?.containers ?? [];
    const visitor = request(createApp());
    for (const [probe, path, text] of [
      [container?.startupProbe, "/healthz", "ok"],
      [container?.livenessProbe, "/healthz", "ok"],
      [container?.readinessProbe, "/readyz", "ready"],
    ] as const) {
      expect(probe?.httpGet).toEqual({ path, port: "http" });
      await visitor.get(path).expect(200, text);
    }
  });

  test("a pod that is to end first waits, with time to spare", () => {
    const pod = find("Deployment").spec?.template.spec;
    const command =
      pod?.containers[0]?.lifecycle?.preStop?.exec?.command;
    expect(command).toEqual(["sleep", "5"]);
    expect(pod?.terminationGracePeriodSeconds).toBeGreaterThan(5);
  });

  test.each(["scaling", "scaling-worker"])(
    "%s is not root, and finds Redis in the Secret",
    (name) => {
      const pod = find("Deployment", name).spec?.template.spec;
      expect(pod?.securityContext).toMatchObject({
        runAsNonRoot: true,
        runAsUser: 10001,
      });
      const secret = find("Secret");
      const [variable] = pod?.containers[0]?.env ?? [];
      const key = variable?.valueFrom?.secretKeyRef;
      expect(variable?.name).toBe("REDIS_URL");
      expect(key?.name).toBe(secret.metadata?.name);
      expect(secret.stringData).toHaveProperty([key?.key ?? ""]);
    },
  );

  test("the Dockerfile makes what the manifest starts", () => {
    const text = readFileSync(join(LESSON, "flask/Dockerfile"), "utf8");
    const [container] =
      find("Deployment").spec?.template.spec?.containers ?? [];
    expect(text).toMatch(/^USER 10001$/m);
    expect(text).toContain(
      `EXPOSE ${container?.ports?.[0]?.containerPort}`,
    );
    expect(text).toContain(`-t ${container?.image} flask`);
    const copied = text.matchAll(/^COPY (?!--)(\S+) /gm);
    expect(Array.from(copied, ([, source]) => source)).toEqual([
      "requirements.txt",
      "*.py",
    ]);
    expect(container?.command).toContain("app:create_app()");
  });
});
