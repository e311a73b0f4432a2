import { assertNever } from "#core/common/assert-never.ts";
import { FaultError, faultOf } from "#core/protocol/faults.ts";
import type {
  AppSettings,
  Hello,
  Notice,
  PictureJob,
  PortEvent,
  Reply,
} from "#core/protocol/messages.ts";
import { PortServer, type RequestHandlers } from "#core/protocol/port-server.ts";
import { type CommandId, isCommandId } from "#core/session/command-table.ts";
import type { Session } from "#core/session/session.ts";
import { type Language, languageFor } from "#core/wording/language.ts";
import type { Wording } from "#core/wording/wording.ts";
import { wordingFor } from "#core/wording/wordings.ts";
import { type DocumentFile, readDocument } from "./documents/read-document.ts";
import type { SettingsStore } from "./documents/settings-store.ts";
import type { HostWindow, MenuState } from "./hosts/host.ts";
import type { TrainingService } from "./training/training-service.ts";
import { type ClosingAnswer, WindowClosing } from "./window-closing.ts";
import { WindowDocuments } from "./window-documents.ts";
import { WindowRuns } from "./window-runs.ts";
import { WindowTraining } from "./window-training.ts";
import type { WindowWork } from "./work/window-work.ts";
import type { WorkStore } from "./work/work-store.ts";

/** A picture that a hidden window is to draw, and who waits for it. */
export interface PictureOrder {
  readonly job: PictureJob;
  deliver(bytes: Uint8Array): void;
  fail(error: FaultError): void;
}

/** With what a window begins. */
export interface WindowContent {
  /** Null: what stands in `opened`, else the first session. */
  readonly session: Session | null;
  /** The file that it was opened with: a session, a network or data; null: none. */
  readonly opened: DocumentFile | null;
  readonly pictureOrder: PictureOrder | null;
  /** Something to tell the person at once: why a file was not opened. */
  readonly trouble: FaultError | null;
  /** The language for this start, whatever the settings say; null: as they say. */
  readonly language: Language | null;
}

/** A window that begins with the first session. */
export const freshContent: WindowContent = {
  session: null,
  opened: null,
  pictureOrder: null,
  trouble: null,
  language: null,
};

/** What all windows share. */
export interface AppParts {
  readonly training: TrainingService;
  readonly settings: SettingsStore;
  readonly works: WorkStore;
  readonly appVersion: string;
}

/** A window being served. */
export interface WindowConnection {
  /** Tells the page something it did not ask for. */
  tell(event: PortEvent): void;
  /** Opens a file in the window, or tells why it cannot be. */
  openFile(path: string): Promise<void>;
  /** Asks what is to become of unsaved work, and has it saved, before the window closes. */
  askToClose(): Promise<ClosingAnswer>;
  /** Stops everything that ran for the window. Call it when the window is gone. */
  close(): void;
}

/**
 * Answers everything that a window's page asks for, the same in every host.
 *
 * @param work the window's, which outlives its page
 */
export function serveWindow(
  window: HostWindow,
  parts: AppParts,
  content: WindowContent,
  work: WindowWork,
): WindowConnection {
  let language = languageFor(window.facts.systemLanguage);
  let shown: Pick<Extract<Notice, { kind: "document-changed" }>, "file" | "isUnsaved"> = {
    file: work.current?.file ?? null,
    isUnsaved: work.isUnsaved,
  };
  const wording = (): Wording => wordingFor(language);
  const documents = new WindowDocuments(window, work, wording);

  const handlers: RequestHandlers = {
    hello: () => hello(),
    "start-run": (request) => runs.start(request),
    "cancel-run": ({ runId }) => {
      runs.cancel(runId);
      return {};
    },
    "sweep-rates": (request) => runs.sweepRates(request),
    "open-training": (request) => training.open(request),
    "control-training": (request) => training.control(request),
    "close-training": ({ trainingId }) => {
      training.close(trainingId);
      return {};
    },
    "save-file": (request) => documents.save(request),
    "save-session": async (request) => {
      closing.saveBegun();
      return documents.saveSession(request).finally(() => closing.saveEnded());
    },
    "keep-work": async ({ kind: _, ...kept }) => {
      await work.keep(kept);
      return {};
    },
    "restore-work": ({ id }) => restoreWork(id),
    "discard-work": async ({ id }) => {
      await parts.works.discard(id);
      return {};
    },
    "ask-about-changes": async ({ name }) => {
      return { answer: await window.askAboutChanges(wording().work, name) };
    },
    "open-document": () => documents.open(),
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

  const troubles: FaultError[] = content.trouble ? [content.trouble] : [];
  const server = new PortServer(window.port, handlers, (notice) => take(notice));
  const closing = new WindowClosing({
    dialogs: window,
    words: () => wording().work,
    get document() {
      return { name: shown.file?.name ?? null, isUnsaved: shown.isUnsaved };
    },
    requestSave: () => server.tell({ kind: "save-requested" }),
  });
  const runs = new WindowRuns(parts.training, (event) => server.tell(event));
  const training = new WindowTraining(parts.training, (event) => server.tell(event));
  const endAll = (): void => {
    server.close();
    runs.close();
    training.end();
  };
  window.port.onClose(endAll);

  async function hello(): Promise<Hello> {
    const { session, opened, pictureOrder, language } = content;
    const stored: AppSettings = await parts.settings.read();
    const left = pictureOrder ? null : await parts.works.left();
    troubles.push(...(left?.damaged ?? []));
    // What the page showed before it was loaded again comes before what the window was opened with.
    const named = opened && !work.current ? documents.named(opened) : null;
    return {
      ...helloFacts(window),
      versions: { app: parts.appVersion, runtime: window.facts.runtime },
      settings: language ? { ...stored, language } : stored,
      work: work.current ?? (session && { session, file: null, isUnsaved: false }),
      document: named,
      leftWork: [...(left?.works ?? [])],
      windowId: window.id,
      pictureJob: pictureOrder?.job ?? null,
    };
  }

  async function restoreWork(id: string): Promise<Reply<"restore-work">> {
    const { session, name, path, stamp } = await parts.works.find(id);
    const file = path === null ? name && { id: null, name } : work.fileAt(path, stamp);
    // Until the page says so, what it sends is still of the document that it showed before.
    return { session, file: file || null, isUnsaved: true };
  }

  /** What went wrong before there was a window to say it in. */
  async function tellTroubles(): Promise<void> {
    if (content.pictureOrder) return;
    const unkept = await parts.settings.keepingFault();
    for (const error of [...troubles.splice(0), unkept]) {
      if (error) server.tell({ kind: "trouble", fault: error.fault });
    }
  }

  function take(notice: Notice): void {
    switch (notice.kind) {
      case "progress-taken":
        runs.taken(notice.runId);
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
      case "document-changed":
        shown = notice;
        window.showDocument({
          path: work.pathOf(notice.file?.id ?? null),
          isUnsaved: notice.isUnsaved,
        });
        return;
      case "save-answered":
        closing.saveAnswered(notice.isSaved);
        return;
      default:
        assertNever(notice);
    }
  }

  return {
    tell: (event) => server.tell(event),
    async openFile(path) {
      try {
        server.tell({ kind: "document-opened", ...documents.named(await readDocument(path)) });
      } catch (error) {
        server.tell({ kind: "trouble", fault: faultOf(error) });
      }
    },
    askToClose: () => closing.ask(),
    close: endAll,
  };
}

/** What of a host its pages are told. */
function helloFacts({
  facts,
}: HostWindow): Pick<Hello, "host" | "dialogs" | "menu" | "platform" | "systemLanguage"> {
  const { host, dialogs, menu, platform, systemLanguage } = facts;
  return { host, dialogs, menu, platform, systemLanguage };
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
