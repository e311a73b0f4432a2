import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import {
  type AppParts,
  serveWindow,
  type WindowConnection,
  type WindowContent,
} from "../app-service.ts";
import { AccessGuard } from "./access-guard.ts";
import { securityHeaders } from "./content-security-policy.ts";
import { heartbeatMs, keepHeartbeat } from "./heartbeat.ts";
import type { HostFacts, HostWindow } from "./host.ts";
import { listRendererFiles, type RendererFile } from "./renderer-files.ts";
import { type ServedWindow, ServedWindows } from "./served-windows.ts";
import { createWebSocketPort } from "./web-socket-port.ts";

/** Frames larger than this are no message of ours: the largest is a screenshot at 4×. */
const frameLimitBytes = 256e6;

/** How long pages are given to take leave when the host ends, in milliseconds. */
const patienceMs = 1000;

/** How a browser host is set up. */
export interface BrowserHostOptions {
  /** 0: one that is free. */
  readonly port: number;
  readonly rendererFolder: string;
  readonly parts: AppParts;
  readonly content: WindowContent;
  readonly systemLanguage: string;
  /** How long after the last window was closed the host ends by itself, in milliseconds. */
  readonly idleMs: number;
  /** How often pages are asked for a sign of life, in milliseconds. Default: `heartbeatMs`. */
  readonly heartbeatMs?: number;
  onIdle(): void;
}

/**
 * The way round where no Electron can be had: serves the same renderer to a browser on this
 * machine, and speaks the same messages over a WebSocket.
 */
export class BrowserHost {
  private readonly options: BrowserHostOptions;
  private readonly server: Server;
  private readonly sockets = new WebSocketServer({ noServer: true, maxPayload: frameLimitBytes });
  private readonly connections = new Set<WindowConnection>();
  private readonly files: ReadonlyMap<string, RendererFile>;
  private readonly windows: ServedWindows;
  private guard = new AccessGuard(0);
  private idleTimer: NodeJS.Timeout | null = null;
  private isClosing = false;

  private constructor(options: BrowserHostOptions) {
    this.options = options;
    this.files = listRendererFiles(options.rendererFolder);
    this.windows = new ServedWindows(options.parts.works);
    this.server = createServer((request, response) => void this.answer(request, response));
    this.server.on("upgrade", (request, socket, head) => this.upgrade(request, socket, head));
  }

  /**
   * Starts serving on 127.0.0.1.
   *
   * @throws Error of the system, such as EADDRINUSE
   */
  static async start(options: BrowserHostOptions): Promise<BrowserHost> {
    const host = new BrowserHost(options);
    await new Promise<void>((resolve, reject) => {
      host.server.once("error", reject);
      host.server.listen(options.port, "127.0.0.1", () => resolve());
    });
    host.guard = new AccessGuard((host.server.address() as AddressInfo).port);
    return host;
  }

  /** The address that opens the app, with its token. */
  get address(): string {
    return this.guard.address;
  }

  /** An address that opens the app once, for the command line of a browser. */
  createTicketAddress(): string {
    return this.guard.createTicketAddress();
  }

  /** Tells every window something. */
  tellAll(event: Parameters<WindowConnection["tell"]>[0]): void {
    for (const connection of this.connections) connection.tell(event);
  }

  /** Closes every window's port and stops serving. */
  async close(): Promise<void> {
    this.isClosing = true;
    this.stopIdling();
    for (const socket of this.sockets.clients) socket.close(1001, "the program ended");
    // A page that sleeps does not answer; nobody should have to wait for it.
    const impatience = setTimeout(() => {
      for (const socket of this.sockets.clients) socket.terminate();
    }, patienceMs);
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeIdleConnections();
    await closed;
    clearTimeout(impatience);
    await this.windows.close();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = urlOf(request);
    const refusal = url === null ? "wrong-target" : this.guard.refusal(request, url, false);
    if (url === null || refusal !== null) return refuse(response, 403, `refused: ${refusal}`);
    if (request.method !== "GET" && request.method !== "HEAD")
      return refuse(response, 405, "only GET");
    if (url.searchParams.has("token")) return this.letIn(response);
    const file = this.files.get(url.pathname);
    if (!file) return refuse(response, 404, "there is no such file");
    const body = await readFile(file.path).catch(() => null);
    if (body === null) return refuse(response, 404, "the file is gone; load the page again");
    const headers = {
      ...securityHeaders,
      "Content-Type": file.contentType,
      "Cache-Control": "no-cache",
    };
    response.writeHead(200, headers).end(request.method === "HEAD" ? undefined : body);
  }

  /** The token leaves the address bar and becomes a cookie. */
  private letIn(response: ServerResponse): void {
    const headers = { ...securityHeaders, "Set-Cookie": this.guard.cookie, Location: "/" };
    response.writeHead(303, headers).end();
  }

  private upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // The server has taken its own listener off: without one, a reset connection ends the process.
    socket.on("error", () => socket.destroy());
    const url = urlOf(request);
    const isOurs = url?.pathname === "/port" && this.guard.refusal(request, url, true) === null;
    if (!isOurs) {
      socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
      return;
    }
    this.sockets.handleUpgrade(request, socket, head, (webSocket) => {
      this.serve(webSocket, url.searchParams.get("window"));
    });
  }

  private serve(socket: WebSocket, windowId: string | null): void {
    this.stopIdling();
    const served = this.windows.connect(windowId);
    const { parts, content, systemLanguage } = this.options;
    const window = createBrowserWindow(socket, systemLanguage, served);
    const connection = serveWindow(window, parts, content, served.work);
    this.connections.add(connection);
    keepHeartbeat(socket, this.options.heartbeatMs ?? heartbeatMs);
    socket.on("error", () => socket.terminate());
    socket.on("close", () => {
      connection.close();
      this.windows.disconnect(served);
      this.connections.delete(connection);
      if (this.connections.size === 0 && !this.isClosing) this.startIdling();
    });
  }

  private startIdling(): void {
    this.idleTimer = setTimeout(() => this.options.onIdle(), this.options.idleMs);
    this.idleTimer.unref();
  }

  private stopIdling(): void {
    if (this.idleTimer) clearTimeout(this.idleTimer);
    this.idleTimer = null;
  }
}

function createBrowserWindow(
  socket: WebSocket,
  systemLanguage: string,
  served: ServedWindow,
): HostWindow {
  const facts: HostFacts = {
    host: "browser",
    dialogs: "page",
    menu: "page",
    platform: process.platform === "darwin" ? "mac" : "other",
    runtime: `Node ${process.versions.node}`,
    systemLanguage,
  };
  return {
    port: createWebSocketPort(socket),
    facts,
    // The page downloads and uploads by itself: a dialog of this process would open on the wrong
    // machine, or nowhere.
    chooseSavePath: () => Promise.resolve(null),
    chooseOpenPath: () => Promise.resolve(null),
    id: served.id,
    showMenu: () => undefined,
    // The page asks by itself, and its title says what there is to say.
    askAboutChanges: () => Promise.resolve("cancel"),
    askAboutOverwriting: () => Promise.resolve("cancel"),
    askAboutSilence: () => Promise.resolve("wait"),
    showDocument: () => undefined,
    painted: () => undefined,
  };
}

/** What was asked for; null when it names a host by itself, as only a proxy is asked. */
function urlOf({ url }: IncomingMessage): URL | null {
  return url?.startsWith("/") ? URL.parse(`http://127.0.0.1${url}`) : null;
}

function refuse(response: ServerResponse, status: number, reason: string): void {
  const headers = { ...securityHeaders, "Content-Type": "text/plain; charset=utf-8" };
  response.writeHead(status, headers).end(`${reason}\n`);
}
