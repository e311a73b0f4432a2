import { basename, dirname, join } from "node:path";
import { assertNever } from "#core/common/assert-never.ts";
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
import type { Session } from "#core/session/session.ts";
import { sessionExtension } from "#core/session/session-file.ts";
import { type Language, languageFor } from "#core/wording/language.ts";
import type { Wording } from "#core/wording/wording.ts";
import { wordingFor } from "#core/wording/wordings.ts";
import { readSessionFile } from "./documents/read-session-file.ts";
import type { SettingsStore } from "./documents/settings-store.ts";
import { writeDocument } from "./documents/write-document.ts";
import type { HostWindow, MenuState } from "./hosts/host.ts";
import type { RunHandle, SweepHandle, TrainingService } from "./training/training-service.ts";

/** A picture that a hidden window is to draw, and who waits for it. */
export interface PictureOrder {
  readonly job: PictureJob;
  deliver(bytes: Uint8Array): void;
  fail(error: FaultError): void;
}

/** With what a window begins. */
export interface WindowContent {
  readonly session: Session | null;
  readonly pictureOrder: PictureOrder | null;
  /** Something to tell the person at once: why a file was not opened. */
  readonly trouble: FaultError | null;
  /** The language for this start, whatever the settings say; null: as they say. */
  readonly language: Language | null;
}

/** A window that begins with the first session. */
export const freshContent: WindowContent = {
  session: null,
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
    "save-file": (request) => saveFile(window, wording(), request),
    "open-session": () => openSession(window, wording()),
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
  const cancelRuns = (): void => {
    for (const run of runs.values()) run.cancel();
    sweep?.cancel();
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

  function take(notice: Notice): void {
    switch (notice.kind) {
      case "progress-taken":
        runs.get(notice.runId)?.taken();
        return;
      case "menu-changed":
        language = notice.language;
        window.showMenu(menuState(notice), (id) => server.tell({ kind: "command-invoked", id }));
        return;
      case "window-painted":
        window.painted();
        if (content.trouble) server.tell({ kind: "trouble", fault: content.trouble.fault });
        return;
      default:
        assertNever(notice);
    }
  }

  return {
    tell: (event) => server.tell(event),
    async openFile(path) {
      try {
        const session = await readSessionFile(path);
        server.tell({ kind: "session-opened", name: basename(path), session });
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
  { session, pictureOrder, language }: WindowContent,
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
  const isPicture = content === "picture";
  const path = await window.chooseSavePath({
    title: isPicture ? dialogs.savePicture : dialogs.saveSession,
    suggestedName: join(lastFolder, basename(suggestedName)),
    filterName: isPicture ? dialogs.pictureFiles : dialogs.sessionFiles,
    extensions: isPicture ? ["png"] : [sessionExtension],
  });
  if (path === null) return { kind: "cancelled" };
  await writeDocument(path, bytes);
  lastFolder = dirname(path);
  return { kind: "saved", path };
}

async function openSession(
  window: HostWindow,
  { dialogs }: Wording,
): Promise<Reply<"open-session">> {
  const path = await window.chooseOpenPath({
    title: dialogs.openSession,
    suggestedName: lastFolder,
    filterName: dialogs.sessionFiles,
    extensions: [sessionExtension, "png"],
  });
  if (path === null) return { kind: "cancelled" };
  const session = await readSessionFile(path);
  lastFolder = dirname(path);
  return { kind: "opened", name: basename(path), session };
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
