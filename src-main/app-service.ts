import { basename, dirname, join } from "node:path";
import { assertNever } from "#core/common/assert-never.ts";
import { networkExtension } from "#core/network/network-file.ts";
import type { NamedDocument } from "#core/protocol/document-schema.ts";
import { FaultError, faultOf } from "#core/protocol/faults.ts";
import type {
  AppSettings,
  Hello,
  Notice,
  PictureJob,
  PortEvent,
  Reply,
  Request,
} from "#core/protocol/messages.ts";
import { PortServer, type RequestHandlers } from "#core/protocol/port-server.ts";
import { type CommandId, isCommandId } from "#core/session/command-table.ts";
import { documentExtensions } from "#core/session/document-bytes.ts";
import type { Session } from "#core/session/session.ts";
import { sessionExtension } from "#core/session/session-file.ts";
import { type Language, languageFor } from "#core/wording/language.ts";
import type { Wording } from "#core/wording/wording.ts";
import { wordingFor } from "#core/wording/wordings.ts";
import { readDocument } from "./documents/read-document.ts";
import type { SettingsStore } from "./documents/settings-store.ts";
import { writeDocument } from "./documents/write-document.ts";
import type { FileDialog, HostWindow, MenuState } from "./hosts/host.ts";
import type { RunHandle, SweepHandle } from "./training/handles.ts";
import type { TrainingService } from "./training/training-service.ts";
import { WindowTraining } from "./window-training.ts";

/** A picture that a hidden window is to draw, and who waits for it. */
export interface PictureOrder {
  readonly job: PictureJob;
  deliver(bytes: Uint8Array): void;
  fail(error: FaultError): void;
}

/** With what a window begins. */
export interface WindowContent {
  readonly session: Session | null;
  /** A network or data to begin with, besides the session. */
  readonly document: NamedDocument | null;
  readonly pictureOrder: PictureOrder | null;
  /** Something to tell the person at once: why a file was not opened. */
  readonly trouble: FaultError | null;
  /** The language for this start, whatever the settings say; null: as they say. */
  readonly language: Language | null;
}

/** A window that begins with the first session. */
export const freshContent: WindowContent = {
  session: null,
  document: null,
  pictureOrder: null,
  trouble: null,
  language: null,
};

/** What all windows share. */
export interface AppParts {
  readonly training: TrainingService;
  readonly settings: SettingsStore;
  readonly appVersion: string;
}

/** A window being served. */
export interface WindowConnection {
  /** Tells the page something it did not ask for. */
  tell(event: PortEvent): void;
  /** Opens a file in the window, or tells why it cannot be. */
  openFile(path: string): Promise<void>;
  /** Stops everything that ran for the window. Call it when the window is gone. */
  close(): void;
}

/** Answers everything that a window's page asks for, the same in every host. */
export function serveWindow(
  window: HostWindow,
  parts: AppParts,
  content: WindowContent,
): WindowConnection {
  const runs = new Map<number, RunHandle>();
  let sweep: SweepHandle | null = null;
  let language = languageFor(window.facts.systemLanguage);
  const wording = (): Wording => wordingFor(language);

  const handlers: RequestHandlers = {
    hello: () => hello(window, parts, content),
    "start-run": ({ runId, specification }) => startRun(runId, specification),
    "cancel-run": ({ runId }) => {
      runs.get(runId)?.cancel();
      return {};
    },
    "sweep-rates": ({ kind: _, ...specification }) => {
      // A window shows one sweep: the newer supersedes the older.
      sweep?.cancel();
      sweep = parts.training.sweep(specification);
      return sweep.result;
    },
    "open-training": (request) => training.open(request),
    "control-training": (request) => training.control(request),
    "close-training": ({ trainingId }) => {
      training.close(trainingId);
      return {};
    },
    "save-file": (request) => saveFile(window, wording(), request),
    "open-document": () => openDocument(window, wording()),
    "change-settings": async ({ settings }) => {
      await parts.settings.change(settings);
      return {};
    },
    "deliver-picture": ({ bytes }) => {
      content.pictureOrder?.deliver(bytes);
      return {};
    },
    "fail-picture": ({ fault }) => {
      content.pictureOrder?.fail(new FaultError(fault));
      return {};
    },
  };

  const server = new PortServer(window.port, handlers, (notice) => take(notice));
  const training = new WindowTraining(parts.training, (event) => server.tell(event));
  const cancelRuns = (): void => {
    for (const run of runs.values()) run.cancel();
    sweep?.cancel();
    training.close();
  };
  window.port.onClose(cancelRuns);

  async function startRun(
    runId: number,
    specification: Request<"start-run">["specification"],
  ): Promise<Reply<"start-run">> {
    const run = parts.training.start(specification, (chunk) => {
      server.tell({ kind: "run-progressed", runId, chunk });
    });
    runs.set(runId, run);
    try {
      return await run.ending;
    } finally {
      runs.delete(runId);
    }
  }

  /** What went wrong before there was a window to say it in. */
  async function tellTroubles(): Promise<void> {
    if (content.pictureOrder) return;
    const unkept = await parts.settings.keepingFault();
    for (const error of [content.trouble, unkept]) {
      if (error) server.tell({ kind: "trouble", fault: error.fault });
    }
  }

  function take(notice: Notice): void {
    switch (notice.kind) {
      case "progress-taken":
        runs.get(notice.runId)?.taken();
        return;
      case "frame-taken":
        training.taken(notice.trainingId);
        return;
      case "menu-changed":
        language = notice.language;
        window.showMenu(menuState(notice), (id) => server.tell({ kind: "command-invoked", id }));
        return;
      case "window-painted":
        window.painted();
        void tellTroubles();
        return;
      default:
        assertNever(notice);
    }
  }

  return {
    tell: (event) => server.tell(event),
    async openFile(path) {
      try {
        server.tell({ kind: "document-opened", ...(await readDocument(path)) });
      } catch (error) {
        server.tell({ kind: "trouble", fault: faultOf(error) });
      }
    },
    close: cancelRuns,
  };
}

async function hello(
  { facts }: HostWindow,
  { settings, appVersion }: AppParts,
  { session, document, pictureOrder, language }: WindowContent,
): Promise<Hello> {
  const { host, dialogs, menu, platform, runtime, systemLanguage } = facts;
  const stored: AppSettings = await settings.read();
  return {
    host,
    dialogs,
    menu,
    platform,
    versions: { app: appVersion, runtime },
    systemLanguage,
    settings: language ? { ...stored, language } : stored,
    session,
    document,
    pictureJob: pictureOrder?.job ?? null,
  };
}

// Where the last file was put, the next dialog begins.
let lastFolder = "";

async function saveFile(
  window: HostWindow,
  { dialogs }: Wording,
  { content, suggestedName, bytes }: Request<"save-file">,
): Promise<Reply<"save-file">> {
  const path = await window.chooseSavePath({
    ...saveDialog(content, dialogs),
    suggestedName: join(lastFolder, basename(suggestedName)),
  });
  if (path === null) return { kind: "cancelled" };
  await writeDocument(path, bytes);
  lastFolder = dirname(path);
  return { kind: "saved", path };
}

function saveDialog(
  content: Request<"save-file">["content"],
  dialogs: Wording["dialogs"],
): Omit<FileDialog, "suggestedName"> {
  switch (content) {
    case "picture":
      return { title: dialogs.savePicture, filterName: dialogs.pictureFiles, extensions: ["png"] };
    case "session":
      return {
        title: dialogs.saveSession,
        filterName: dialogs.sessionFiles,
        extensions: [sessionExtension],
      };
    case "network":
      return {
        title: dialogs.saveNetwork,
        filterName: dialogs.networkFiles,
        extensions: [networkExtension],
      };
    default:
      return assertNever(content);
  }
}

async function openDocument(
  window: HostWindow,
  { dialogs }: Wording,
): Promise<Reply<"open-document">> {
  const path = await window.chooseOpenPath({
    title: dialogs.openDocument,
    suggestedName: lastFolder,
    filterName: dialogs.documentFiles,
    extensions: documentExtensions,
  });
  if (path === null) return { kind: "cancelled" };
  const opened = await readDocument(path);
  lastFolder = dirname(path);
  return { kind: "opened", ...opened };
}

function menuState({
  language,
  enabled,
  checked,
}: Extract<Notice, { kind: "menu-changed" }>): MenuState {
  return { language, enabled: commandIds(enabled), checked: commandIds(checked) };
}

function commandIds(texts: readonly string[]): ReadonlySet<CommandId> {
  return new Set(texts.filter(isCommandId));
}
