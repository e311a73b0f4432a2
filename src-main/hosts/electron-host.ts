import { readFile } from "node:fs/promises";
import {
  app,
  BrowserWindow,
  type BrowserWindowConstructorOptions,
  dialog,
  type Session as ElectronSession,
  type IpcMainEvent,
  ipcMain,
  Menu,
  MessageChannelMain,
  type MessagePortMain,
  nativeTheme,
  protocol,
  session,
} from "electron";
import { FaultError } from "#core/protocol/faults.ts";
import type { PortEvent } from "#core/protocol/messages.ts";
import type { Port } from "#core/protocol/port.ts";
import { type CommandId, commandTable } from "#core/session/command-table.ts";
import { type Language, languageFor } from "#core/wording/language.ts";
import { wordingFor } from "#core/wording/wordings.ts";
import {
  type AppParts,
  freshContent,
  serveWindow,
  type WindowConnection,
  type WindowContent,
} from "../app-service.ts";
import { preloadPath, rendererFolder } from "../build-paths.ts";
import type { WindowWork } from "../work/window-work.ts";
import { securityHeaders } from "./content-security-policy.ts";
import { menuTemplate } from "./electron-menu.ts";
import { appAddress, appScheme, isAppAddress } from "./electron-scheme.ts";
import type { FileDialog, HostFacts, HostWindow, MenuState, ShownDocument } from "./host.ts";
import type { IncomingFiles } from "./incoming-files.ts";
import {
  askAboutChanges,
  askAboutCrash,
  askAboutOverwriting,
  askAboutSilence,
  type ShowQuestion,
} from "./questions.ts";
import { listRendererFiles } from "./renderer-files.ts";

/** A window is shown at the latest after this, even if its page has not told that it painted. */
const showAnywayMs = 8000;
/** After a page that dies sooner than this after the last death a person is asked, in milliseconds. */
const revivalMs = 10_000;

/** WebRTC sends nothing past a proxy, and there is none. */
const webRtcPolicy = "disable_non_proxied_udp";

/** What must be said to Electron before it is ready. */
export function prepareElectron(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  // Chromium since 137 draws no WebGL in software unless told to. All content is our own.
  app.commandLine.appendSwitch("enable-unsafe-swiftshader");
  // No content security policy closes WebRTC, which sends datagrams to any address.
  app.commandLine.appendSwitch("force-webrtc-ip-handling-policy", webRtcPolicy);
}

/** Serves the app's pages and closes everything else off. Call it once, when Electron is ready. */
export function secureElectron(): void {
  serveAppScheme();
  harden(session.defaultSession);
}

/** How a window is opened. */
export interface ElectronWindowOptions {
  readonly parts: AppParts;
  readonly content: WindowContent;
  readonly systemLanguage: string;
  /** A hidden window draws a picture and is never shown. */
  readonly isHidden: boolean;
  /** What is to be opened in it, as by a second start. */
  readonly files: IncomingFiles;
}

/** A window of the app in Electron, from its opening to its closing. */
export class ElectronWindow {
  readonly window: BrowserWindow;
  private readonly options: ElectronWindowOptions;
  private readonly showMenu: HostWindow["showMenu"];
  private work: WindowWork;
  private opened: WindowContent;
  private language: Language;
  private isEnding = false;
  private current: WindowConnection | null = null;
  private trouble: FaultError | null = null;

  /** Opens a window on the app's page. It is shown when its page has painted. */
  constructor(options: ElectronWindowOptions) {
    this.options = options;
    this.work = options.parts.works.openWindow();
    this.opened = options.content;
    this.language = options.content.language ?? languageFor(options.systemLanguage);
    this.window = new BrowserWindow(windowOptions(options.isHidden));
    this.showMenu = createMenuShower();
    confine(this.window);
    this.reviveDeadPages();
    this.servePorts();
    this.askBeforeClosing();
    if (!options.isHidden) this.showAnyway();
    void this.window.loadURL(appAddress);
  }

  /** Tells the page something; lost while there is no page to tell. */
  tell(event: PortEvent): void {
    this.current?.tell(event);
  }

  /**
   * Closes the window without a question. It may be that its page is dead or hangs.
   *
   * @param fate whether unsaved work is given up, or kept and offered at the next start
   */
  async end(fate: "discard" | "keep"): Promise<void> {
    if (this.isEnding) return;
    this.isEnding = true;
    const { works } = this.options.parts;
    await (fate === "discard" ? works.closeWindow(this.work) : this.work.settled());
    await works.close();
    if (!this.window.isDestroyed()) this.window.destroy();
  }

  /** Closing waits for what a person wants done with unsaved work, and for the disk. */
  private askBeforeClosing(): void {
    if (this.options.isHidden) return;
    this.window.on("close", (event) => {
      event.preventDefault();
      void this.askAndEnd();
    });
  }

  /** Without a page there is nobody to ask: what it had is kept. */
  private async askAndEnd(): Promise<void> {
    const answer = this.current ? await this.current.askToClose() : "keep";
    if (answer !== "stay") await this.end(answer);
  }

  /**
   * Gives the page its port when it asks (one that is loaded again gets a new one), and opens files
   * that are dropped on it.
   */
  private servePorts(): void {
    const { files } = this.options;
    const give = (event: IpcMainEvent): void => {
      if (!this.isOurs(event)) return;
      const { port1, port2 } = new MessageChannelMain();
      this.current?.close();
      const { parts } = this.options;
      const connection = serveWindow(this.hostWindow(port1), parts, this.content(), this.work);
      this.current = connection;
      event.sender.postMessage("thalweg-port", null, [port2]);
      files.receive((path) => void connection.openFile(path));
    };
    const take = (event: IpcMainEvent, path: unknown): void => {
      if (this.isOurs(event) && typeof path === "string") files.open(path);
    };
    ipcMain.on("thalweg-port", give);
    ipcMain.on("thalweg-file-dropped", take);
    this.window.on("closed", () => {
      ipcMain.off("thalweg-port", give);
      ipcMain.off("thalweg-file-dropped", take);
      this.current?.close();
    });
  }

  /** Whether a message comes from this window's own page, not from another window or a frame. */
  private isOurs({ sender, senderFrame }: IpcMainEvent): boolean {
    return sender === this.window.webContents && isAppAddress(senderFrame?.url ?? "");
  }

  /** What the page begins with; after its death, also that it died. */
  private content(): WindowContent {
    const content = this.opened;
    const trouble = this.trouble ?? content.trouble;
    this.trouble = null;
    return { ...content, trouble };
  }

  /** A page that dies is loaded anew; if it dies again at once, only when a person wants it. */
  private reviveDeadPages(): void {
    let lastDeath = Number.NEGATIVE_INFINITY;
    this.window.webContents.on("render-process-gone", (_event, { reason }) => {
      if (reason === "clean-exit") return;
      const fault = new FaultError({ kind: "page-died", reason });
      this.options.content.pictureOrder?.fail(fault);
      this.current?.close();
      this.current = null;
      this.options.files.receive(null);
      const now = performance.now();
      if (now - lastDeath > revivalMs) {
        this.trouble = fault;
        this.window.reload();
      } else if (!this.options.isHidden) void this.askAfterCrash(reason);
      lastDeath = now;
    });
  }

  /** The ways on after a page that died twice: once more, without what it showed, or not at all. */
  private async askAfterCrash(reason: string): Promise<void> {
    this.show();
    const { work } = wordingFor(this.language);
    const { isUnsaved } = this.work;
    const answer = await askAboutCrash(this.showQuestion, work, reason, isUnsaved);
    if (this.window.isDestroyed()) return;
    if (answer === "close") return this.end("keep");
    if (answer === "fresh") {
      this.work.isOrphan = true;
      this.work = this.options.parts.works.openWindow();
      this.opened = { ...freshContent, language: this.opened.language };
    }
    this.window.reload();
  }

  private showAnyway(): void {
    const timer = setTimeout(() => this.show(), showAnywayMs);
    this.window.once("show", () => clearTimeout(timer));
    this.window.once("closed", () => clearTimeout(timer));
  }

  private show(): void {
    if (!this.window.isDestroyed() && !this.window.isVisible()) this.window.show();
  }

  private readonly showQuestion: ShowQuestion = async (question) => {
    return (await dialog.showMessageBox(this.window, question)).response;
  };

  private hostWindow(port: MessagePortMain): HostWindow {
    const { isHidden, systemLanguage } = this.options;
    return {
      port: electronPort(port),
      facts: hostFacts(systemLanguage),
      chooseSavePath: (request) => chooseSavePath(this.window, request),
      chooseOpenPath: (request) => chooseOpenPath(this.window, request),
      id: null,
      showMenu: (state, invoke) => {
        this.language = state.language;
        if (!isHidden) this.showMenu(state, invoke);
      },
      askAboutChanges: (words, name) => askAboutChanges(this.showQuestion, words, name),
      askAboutOverwriting: (words, name) => askAboutOverwriting(this.showQuestion, words, name),
      askAboutSilence: (words) => askAboutSilence(this.showQuestion, words),
      showDocument: (document) => showDocument(this.window, document),
      painted: () => {
        if (!isHidden) this.show();
      },
    };
  }
}

function windowOptions(isHidden: boolean): BrowserWindowConstructorOptions {
  return {
    width: 1440,
    height: 900,
    minWidth: 720,
    minHeight: 520,
    show: false,
    title: "Thalweg",
    backgroundColor: nativeTheme.shouldUseDarkColors ? "#0f1215" : "#fcfbf8",
    webPreferences: {
      preload: preloadPath,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      backgroundThrottling: !isHidden,
    },
  };
}

function electronPort(port: MessagePortMain): Port {
  return {
    send: (message) => port.postMessage(message),
    onMessage(listener) {
      port.on("message", (event) => listener(event.data));
      port.start();
    },
    onClose: (listener) => void port.on("close", listener),
    close: () => port.close(),
  };
}

function hostFacts(systemLanguage: string): HostFacts {
  return {
    host: "electron",
    dialogs: "native",
    menu: "native",
    platform: process.platform === "darwin" ? "mac" : "other",
    runtime: `Electron ${process.versions.electron} (Chromium ${process.versions.chrome})`,
    systemLanguage,
  };
}

/** Brings a window to the front, whatever it was doing. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function serveAppScheme(): void {
  const files = listRendererFiles(rendererFolder);
  protocol.handle(appScheme, async (request) => {
    const url = new URL(request.url);
    const file = isAppAddress(request.url) ? files.get(url.pathname) : undefined;
    if (!file) return new Response("there is no such file", { status: 404 });
    const body = await readFile(file.path);
    return new Response(new Uint8Array(body), {
      headers: { ...securityHeaders, "Content-Type": file.contentType },
    });
  });
}

/** No permission is granted, and no request leaves the app. */
function harden(electronSession: ElectronSession): void {
  electronSession.setPermissionRequestHandler((_contents, _permission, grant) => grant(false));
  electronSession.setPermissionCheckHandler(() => false);
  electronSession.setDevicePermissionHandler(() => false);
  electronSession.webRequest.onBeforeRequest((details, decide) => {
    decide({ cancel: !isLocalRequest(details.url) });
  });
  electronSession.on("will-download", (event) => event.preventDefault());
}

function isLocalRequest(address: string): boolean {
  return isAppAddress(address) || /^(devtools|data|blob):/.test(address);
}

/** A window stays on its page and opens no other. */
function confine(window: BrowserWindow): void {
  const { webContents } = window;
  webContents.setWebRTCIPHandlingPolicy(webRtcPolicy);
  webContents.setWindowOpenHandler(() => ({ action: "deny" }));
  const stay = (event: { preventDefault(): void }, address: string): void => {
    if (address !== appAddress) event.preventDefault();
  };
  webContents.on("will-navigate", stay);
  webContents.on("will-redirect", stay);
  webContents.on("will-frame-navigate", (event) => {
    if (event.url !== appAddress) event.preventDefault();
  });
  webContents.on("will-attach-webview", (event) => event.preventDefault());
}

async function chooseSavePath(window: BrowserWindow, request: FileDialog): Promise<string | null> {
  const answer = await dialog.showSaveDialog(window, {
    title: request.title,
    defaultPath: request.suggestedName,
    filters: [{ name: request.filterName, extensions: [...request.extensions] }],
  });
  return answer.canceled || !answer.filePath ? null : answer.filePath;
}

async function chooseOpenPath(window: BrowserWindow, request: FileDialog): Promise<string | null> {
  const answer = await dialog.showOpenDialog(window, {
    title: request.title,
    defaultPath: request.suggestedName || undefined,
    properties: ["openFile"],
    filters: [{ name: request.filterName, extensions: [...request.extensions] }],
  });
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
}

/** Elsewhere the title alone says it, which the page sets. */
function showDocument(window: BrowserWindow, { path, isUnsaved }: ShownDocument): void {
  if (process.platform !== "darwin") return;
  window.setRepresentedFilename(path ?? "");
  window.setDocumentEdited(isUnsaved);
}

/**
 * Builds the menu when its language changes, and otherwise only enables and checks entries. They
 * speak to who showed it last: a page that was loaded anew takes the place of the one before.
 */
function createMenuShower(): HostWindow["showMenu"] {
  let menu: Menu | null = null;
  let shown: MenuState | null = null;
  let invokeNow: (id: CommandId) => void = () => undefined;
  return (state, invoke) => {
    invokeNow = invoke;
    if (menu === null || shown?.language !== state.language) {
      const template = menuTemplate(
        wordingFor(state.language),
        process.platform === "darwin",
        (id) => {
          // The system has ticked the entry by itself; whether it is chosen is for the page to say.
          if (menu && shown) updateMenu(menu, shown);
          invokeNow(id);
        },
      );
      menu = Menu.buildFromTemplate(template);
      Menu.setApplicationMenu(menu);
    }
    shown = state;
    updateMenu(menu, state);
  };
}

function updateMenu(menu: Menu, { enabled, checked }: MenuState): void {
  for (const { id } of commandTable) {
    const item = menu.getMenuItemById(id);
    if (!item) continue;
    item.enabled = enabled.has(id);
    if (item.type === "checkbox") item.checked = checked.has(id);
  }
}
