import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { decodeMessage, encodeMessage } from "#core/protocol/wire-format.ts";
import { freshContent } from "../../src-main/app-service.ts";
import { SettingsStore } from "../../src-main/documents/settings-store.ts";
import { BrowserHost } from "../../src-main/hosts/browser-host.ts";
import { TrainingService } from "../../src-main/training/training-service.ts";
import { WorkStore } from "../../src-main/work/work-store.ts";

const workerPath = fileURLToPath(new URL("../../out/main/training-worker.js", import.meta.url));

let folder = "";
let host: BrowserHost;
let training: TrainingService;
let idled = 0;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "thalweg-test-"));
  await mkdir(join(folder, "renderer/assets"), { recursive: true });
  await writeFile(join(folder, "renderer/index.html"), "<!doctype html><title>page</title>");
  await writeFile(join(folder, "renderer/assets/a.js"), "export {};");
  await writeFile(join(folder, "secret.txt"), "secret");
  training = new TrainingService(
    () => new Worker(workerPath),
    () => undefined,
  );
  idled = 0;
  host = await BrowserHost.start({
    port: 0,
    rendererFolder: join(folder, "renderer"),
    parts: {
      training,
      settings: new SettingsStore(join(folder, "config")),
      works: new WorkStore(join(folder, "config")),
      appVersion: "0.0.0",
    },
    content: freshContent,
    systemLanguage: "en",
    idleMs: 150,
    onIdle: () => {
      idled++;
    },
  });
});

afterEach(async () => {
  await host.close();
  await training.dispose();
  await rm(folder, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

/** A raw request: unlike fetch it sends the path and the Host header as they are. */
function ask(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  const { port } = new URL(host.address);
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: "127.0.0.1", port, path, method, headers }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (text: string) => {
        body += text;
      });
      response.on("end", () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      });
    });
    request.on("error", reject).end();
  });
}

/** The status of the answer to a request written by hand. */
function rawStatus(text: string): Promise<number> {
  const { port } = new URL(host.address);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), "127.0.0.1", () => socket.write(text));
    socket.setEncoding("utf8").once("data", (answer: string) => {
      socket.destroy();
      resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]));
    });
    socket.once("error", reject);
  });
}

function token(): string {
  return new URL(host.address).searchParams.get("token") ?? "";
}

function cookie(): string {
  return `thalweg-${new URL(host.address).port}=${token()}`;
}

function socket(options: { origin?: string; host?: string; cookie?: string }): WebSocket {
  const { host: authority } = new URL(host.address);
  return new WebSocket(`ws://${authority}/port`, {
    origin: options.origin,
    headers: {
      Host: options.host ?? authority,
      ...(options.cookie === undefined ? {} : { Cookie: options.cookie }),
    },
  });
}

/** The status with which a WebSocket is turned away, or 101 when it opens. */
function upgradeStatus(webSocket: WebSocket): Promise<number> {
  return new Promise((resolve) => {
    webSocket.on("open", () => {
      webSocket.close();
      resolve(101);
    });
    webSocket.on("unexpected-response", (_request, response) => resolve(response.statusCode ?? 0));
    webSocket.on("error", () => undefined);
  });
}

describe("the browser host lets in", () => {
  it("who knows the token, and turns it into a cookie that no script reads", async () => {
    const entry = await ask(`/?token=${token()}`);
    expect(entry.status).toBe(303);
    expect(entry.headers.location).toBe("/");
    expect(String(entry.headers["set-cookie"])).toMatch(/HttpOnly; SameSite=Strict/);
    const page = await ask("/", { Cookie: cookie() });
    expect(page.status).toBe(200);
    expect(page.body).toContain("<title>page</title>");
  });

  it("only with a token of at least 128 random bits", () => {
    expect(Buffer.from(token(), "base64url").length * 8).toBeGreaterThanOrEqual(128);
  });

  it("pages with a policy that allows no script but our own and nothing remote", async () => {
    const { headers } = await ask("/", { Cookie: cookie() });
    const policy = String(headers["content-security-policy"]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/https?:|\*/);
  });

  it("only connections to this machine", () => {
    expect(new URL(host.address).hostname).toBe("127.0.0.1");
  });
});

describe("the browser host refuses", () => {
  it("a wrong, a missing and a shortened token", async () => {
    expect((await ask("/?token=wrong")).status).toBe(403);
    expect((await ask("/")).status).toBe(403);
    expect((await ask(`/?token=${token().slice(0, -1)}`)).status).toBe(403);
    expect((await ask("/", { Cookie: cookie().slice(0, -1) })).status).toBe(403);
  });

  it("another host name, as a rebound DNS name would send", async () => {
    const { port } = new URL(host.address);
    const rebound = await ask(`/?token=${token()}`, { Host: `evil.example:${port}` });
    expect(rebound.status).toBe(403);
    expect((await ask("/", { Cookie: cookie(), Host: "127.0.0.1:1" })).status).toBe(403);
  });

  it("an empty host, none, several, and a target that names one by itself", async () => {
    const { host: ours, port } = new URL(host.address);
    const upgrade =
      `Origin: http://${ours}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n";
    const own = `Host: ${ours}\r\n`;
    const hosts = [
      "",
      "Host:\r\n",
      "Host: \t \r\n",
      "Host:\r\nhost: evil.example\r\n",
      `Host:\r\n${own}`,
      `${own}Host:\r\n`,
      `${own}${own}`,
      `${own}HOST: evil.example\r\n`,
      `Host: evil.example\r\n${own}`,
      "Host: 127.0.0.1\r\n",
      `Host: a@${ours}\r\n`,
      `Host: localhost.:${port}\r\n`,
      `Host: ${ours}, evil.example\r\n`,
    ];
    const targets = ["http://evil.example/", `http://${ours}/`, "evil.example/", "*"];
    const entry = `/?token=${token()}`;
    expect(await rawStatus(`GET ${entry} HTTP/1.1\r\n${own}\r\n`)).toBe(303);
    const socketLine = `GET /port?token=${token()} HTTP/1.1\r\n`;
    expect(await rawStatus(`${socketLine}${own}${upgrade}\r\n`)).toBe(101);
    for (const given of hosts) {
      const page = await rawStatus(`GET ${entry} HTTP/1.1\r\n${given}\r\n`);
      expect([400, 403], `page: ${given}`).toContain(page);
      const port = await rawStatus(`${socketLine}${given}${upgrade}\r\n`);
      expect([400, 403], `port: ${given}`).toContain(port);
    }
    for (const target of targets) {
      const page = await rawStatus(`GET ${target}?token=${token()} HTTP/1.1\r\n${own}\r\n`);
      expect([400, 403], target).toContain(page);
      const port = await rawStatus(
        `GET ${target}port?token=${token()} HTTP/1.1\r\n${own}${upgrade}\r\n`,
      );
      expect([400, 403], target).toContain(port);
    }
  });

  it("a foreign origin", async () => {
    const foreign = await ask("/", { Cookie: cookie(), Origin: "http://evil.example" });
    expect(foreign.status).toBe(403);
  });

  it("a WebSocket from a foreign origin, without origin, without token, or to another host", async () => {
    const { origin, port } = new URL(host.address);
    const foreign = socket({ origin: "http://evil.example", cookie: cookie() });
    expect(await upgradeStatus(foreign)).toBe(403);
    expect(await upgradeStatus(socket({ cookie: cookie() }))).toBe(403);
    expect(await upgradeStatus(socket({ origin }))).toBe(403);
    const rebound = socket({ origin, cookie: cookie(), host: `evil.example:${port}` });
    expect(await upgradeStatus(rebound)).toBe(403);
    expect(await upgradeStatus(socket({ origin, cookie: cookie() }))).toBe(101);
  });

  it("paths that lead out of its folder", async () => {
    for (const path of [
      "/../secret.txt",
      "/..%2fsecret.txt",
      "/assets/../../secret.txt",
      "/%2e%2e/secret.txt",
      "//etc/passwd",
    ]) {
      const answer = await ask(path, { Cookie: cookie() });
      expect(answer.status, path).toBe(404);
      expect(answer.body).not.toContain("secret");
    }
    expect((await ask("/assets/a.js", { Cookie: cookie() })).status).toBe(200);
  });

  it("a foreign WebSocket whose connection is reset, and lives on", async () => {
    const { port, hostname } = new URL(host.address);
    const connection = connect(Number(port), hostname);
    await new Promise((resolve) => connection.once("connect", resolve));
    connection.write(
      `GET /port HTTP/1.1\r\nHost: ${hostname}:${port}\r\nOrigin: http://evil.example\r\n` +
        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n" +
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
    );
    connection.resetAndDestroy();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await ask("/", { Cookie: cookie() })).status).toBe(200);
  });

  it("a file that has gone since it started, and lives on", async () => {
    await rm(join(folder, "renderer/assets/a.js"));
    expect((await ask("/assets/a.js", { Cookie: cookie() })).status).toBe(404);
    expect((await ask("/", { Cookie: cookie() })).status).toBe(200);
  });

  it("a ticket that was used before", async () => {
    const { search } = new URL(host.createTicketAddress());
    expect((await ask(`/${search}`)).status).toBe(303);
    expect((await ask(`/${search}`)).status).toBe(403);
  });

  it("to be written to", async () => {
    expect((await ask("/", { Cookie: cookie() }, "POST")).status).toBe(405);
  });
});

describe("a port over a WebSocket", () => {
  function open(): Promise<WebSocket> {
    const webSocket = socket({ origin: new URL(host.address).origin, cookie: cookie() });
    return new Promise((resolve, reject) => {
      webSocket.on("open", () => resolve(webSocket)).on("error", reject);
    });
  }

  function next(webSocket: WebSocket): Promise<unknown> {
    return new Promise((resolve) => {
      webSocket.once("message", (data) => resolve(decodeMessage(data as Buffer)));
    });
  }

  it("answers a greeting with what the host offers", async () => {
    const webSocket = await open();
    webSocket.send(encodeMessage({ type: "request", id: 1, request: { kind: "hello" } }));
    expect(await next(webSocket)).toMatchObject({
      type: "reply",
      id: 1,
      ok: true,
      value: { host: "browser", dialogs: "page", menu: "page" },
    });
    webSocket.close();
  });

  it("replies to an unknown request that it is none", async () => {
    const webSocket = await open();
    webSocket.send(encodeMessage({ type: "request", id: 7, request: { kind: "make-tea" } }));
    expect(await next(webSocket)).toMatchObject({
      type: "failure",
      id: 7,
      fault: { kind: "invalid-message" },
    });
    webSocket.close();
  });

  it("ends when a frame is not of the protocol", async () => {
    const webSocket = await open();
    const closed = new Promise<number>((resolve) => webSocket.on("close", resolve));
    webSocket.send(Buffer.from([0xc1, 0xff]));
    expect(await closed).toBe(1003);
  });

  it("lets the host end by itself a while after the last window was closed", async () => {
    const webSocket = await open();
    webSocket.close();
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(idled).toBe(1);
  });

  it("does not keep the host from ending when its page no longer answers", async () => {
    const webSocket = await open();
    webSocket.pause();
    const began = performance.now();
    await host.close();
    expect(performance.now() - began).toBeLessThan(10_000);
    webSocket.terminate();
  });

  it("keeps the host alive when a page is only loaded again", async () => {
    const first = await open();
    first.close();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const second = await open();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(idled).toBe(0);
    second.close();
  });
});
