// nginx with TLS in front of the cluster.

import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { request } from "node:https";
import { text } from "node:stream/consumers";
import { expect, test } from "@jest/globals";
import { makeFolder, runNginx } from "../nginx.ts";
import { freePort, get, startWorkers } from "../processes.ts";

test("https reaches the app as https, and http is sent there", async () => {
  const app = await freePort();
  await startWorkers(1, app);
  const certificate = makeCertificate("shop.example");
  const [plain, secure] = [await freePort(), await freePort()];
  await runNginx(
    "nginx-tls.conf",
    {
      "app-1:5000": `127.0.0.1:${app}`,
      "listen 80": `listen 127.0.0.1:${plain}`,
      "listen 443": `listen 127.0.0.1:${secure}`,
      "/etc/nginx/tls/site.crt": certificate.crt,
      "/etc/nginx/tls/site.key": certificate.key,
    },
    plain,
  );

  const headers = { Host: "shop.example" };
  const redirect = await get(plain, "/report?page=2", headers);
  expect(redirect.status).toBe(308);
  expect(redirect.headers.location).toBe(
    "https://shop.example/report?page=2",
  );

  const sent = request({
    host: "127.0.0.1",
    port: secure,
    servername: "shop.example",
    ca: readFileSync(certificate.crt),
    headers: { ...headers, "X-Forwarded-Proto": "http" },
    agent: false,
  }).end();
  const [response] = await once(sent, "response");
  expect(await text(response)).toBe(
    "127.0.0.1 asked for https://shop.example/",
  );
  expect(response.headers["strict-transport-security"]).toBe(
    "max-age=31536000; includeSubDomains",
  );
});

/** A certificate that signs itself, in a folder of its own. */
function makeCertificate(name: string): { crt: string; key: string } {
  const folder = makeFolder();
  const [crt, key] = [`${folder}/site.crt`, `${folder}/site.key`];
  const options = ["-x509", "-newkey", "rsa:2048", "-nodes"];
  const subject = ["-subj", `/CN=${name}`];
  const names = ["-addext", `subjectAltName=DNS:${name}`];
  execFileSync(
    "openssl",
    [
      "req",
      ...options,
      ...subject,
      ...names,
      "-keyout",
      key,
      "-out",
      crt,
    ],
    { stdio: "ignore" },
  );
  return { crt, key };
}
