import { faultOf } from "#core/protocol/faults.ts";
import type { AppSettings, Hello, PortEvent } from "#core/protocol/messages.ts";
import type { Port } from "#core/protocol/port.ts";
import { PortClient } from "#core/protocol/port-client.ts";
import { isCommandId } from "#core/session/command-table.ts";
import {
  createSession,
  experimentOf,
  experimentViewOf,
  type Session,
} from "#core/session/session.ts";
import { type AppState, createAppState, languageOf, sessionOf } from "./app-state.ts";
import { CommandRunner, commandStateOf, menuContents } from "./command-runner.ts";
import { type DocumentPlace, isUnsaved } from "./document-place.ts";
import { Documents, placeOf } from "./documents.ts";
import { LeftWorks } from "./left-works.ts";
import type { PictureControls } from "./picture-controls.ts";
import { displayClock, type FrameClock, Playback, type PlaybackTarget } from "./playback.ts";
import { RunClient } from "./run-client.ts";
import { isComputing, lastStepIn, playbackSpeedOf, playheadOf } from "./run-list.ts";
import { Store } from "./store.ts";
import { SweepClient } from "./sweep.ts";
import { TrainingClient } from "./training-client.ts";
import { keepWindowId, type PageStorage } from "./window-id.ts";
import { WorkKeeper } from "./work-keeper.ts";

/**
 * The window behind what is seen: the store, and everything that acts on it. Elements are given
 * this one object.
 */
export class App {
  readonly hello: Hello;
  readonly store: Store;
  readonly playback: Playback;
  readonly commands: CommandRunner;
  readonly documents: Documents;
  /** Unsaved work of earlier starts. */
  readonly leftWorks: LeftWorks;
  /** The picture on screen; set by the element that has it. */
  picture: PictureControls | null = null;
  private readonly port: PortClient;
  private readonly runs: RunClient;
  private readonly sweep: SweepClient;
  /** The training of the network. */
  readonly training: TrainingClient;
  /** Null in a window that draws a picture and is never edited. */
  private keeper: WorkKeeper | null = null;
  private readonly closing = new AbortController();
  private lastMenu = "";
  private lastDocument = "";
  private lastExperiment: object | null = null;
  private hasPainted = false;

  private constructor(port: PortClient, hello: Hello, clock: FrameClock) {
    this.port = port;
    this.hello = hello;
    const { session, place } = firstDocument(hello);
    this.store = new Store({
      ...createAppState(session, place),
      leftWork: hello.leftWork,
      settings: hello.settings,
      // A server's own locale says little about who looks at its page from a browser.
      systemLanguage: hello.host === "browser" ? navigator.language : hello.systemLanguage,
    });
    this.runs = new RunClient(port, this.store);
    this.sweep = new SweepClient(port, this.store);
    this.training = new TrainingClient(port, this.store);
    this.playback = new Playback(playbackTarget(this.store), clock);
    this.documents = new Documents(port, this.store, hello.dialogs);
    this.leftWorks = new LeftWorks(port, this.store, this.documents, async () => {
      return (await this.keeper?.keepNow()) ?? false;
    });
    this.commands = new CommandRunner({
      store: this.store,
      playback: this.playback,
      training: this.training,
      documents: this.documents,
      picture: () => this.picture,
      changeSettings: (patch) => this.changeSettings(patch),
    });
  }

  /**
   * Greets the other side and makes the window's state of its answer. The caller disposes of it.
   *
   * @throws FaultError when there is no answer
   */
  static async connect(
    port: Port,
    clock: FrameClock = displayClock,
    storage: PageStorage = sessionStorage,
  ): Promise<App> {
    let app: App | null = null;
    const early: PortEvent[] = [];
    const client = new PortClient(
      port,
      (event) => (app ? app.take(event) : early.push(event)),
      () => app?.store.notify({ kind: "disconnected" }),
    );
    const connected = new App(client, await client.request({ kind: "hello" }), clock);
    app = connected;
    const { document, windowId, pictureJob } = connected.hello;
    if (windowId !== null) keepWindowId(storage, windowId);
    if (document && document.document.kind !== "session") connected.documents.take(document);
    for (const event of early) connected.take(event);
    connected.store.subscribe(() => connected.stateChanged(), connected.closing.signal);
    connected.stateChanged();
    if (!pictureJob) connected.guardWork();
    return connected;
  }

  /** Asks for the runs of the document once more. */
  runAgain(): void {
    const session = sessionOf(this.store.state);
    if (session.view === "network") this.training.repeat();
    else this.runs.repeat(session.view, experimentOf(session));
  }

  /** Tells the host, once, that there is something to see. */
  painted(): void {
    if (this.hasPainted) return;
    this.hasPainted = true;
    this.port.tell({ kind: "window-painted" });
  }

  /** Hands in the picture that a hidden window was opened for. */
  async deliverPicture(draw: () => Promise<Uint8Array>): Promise<void> {
    try {
      await this.port.request({ kind: "deliver-picture", bytes: await draw() });
    } catch (error) {
      await this.port.request({ kind: "fail-picture", fault: faultOf(error) });
    }
  }

  /** Stops everything that goes on by itself. */
  dispose(): void {
    this.closing.abort();
    this.playback.pause();
    this.runs.cancelAll();
    this.training.close();
  }

  /** Has the work kept from now on, and asks before it would be lost with the page. */
  private guardWork(): void {
    const { signal } = this.closing;
    const keeper = new WorkKeeper(this.port, this.store, signal);
    this.keeper = keeper;
    window.addEventListener("pagehide", () => void keeper.keepNow(), { signal });
    // With native dialogs it is the main process that asks; the page must not stand in its way.
    if (this.hello.dialogs === "native") return;
    const hold = (event: BeforeUnloadEvent): void => {
      if (isUnsaved(this.store.state)) event.preventDefault();
    };
    window.addEventListener("beforeunload", hold, { signal });
  }

  private stateChanged(): void {
    const { state } = this.store;
    this.tellMenu(state);
    this.tellDocument(state);
    const session = sessionOf(state);
    this.training.follow();
    const experiment = experimentOf(session);
    if (experiment === this.lastExperiment) return;
    this.lastExperiment = experiment;
    this.sweep.follow(session);
    this.runs.follow(experimentViewOf(session), experiment);
  }

  private tellMenu(state: AppState): void {
    const menu = { language: languageOf(state), ...menuContents(commandStateOf(state)) };
    const told = JSON.stringify(menu);
    if (told === this.lastMenu) return;
    this.lastMenu = told;
    this.port.tell({ kind: "menu-changed", ...menu });
  }

  private tellDocument(state: AppState): void {
    const shown = { file: state.place.file, isUnsaved: isUnsaved(state) };
    const told = JSON.stringify(shown);
    if (told === this.lastDocument) return;
    this.lastDocument = told;
    this.port.tell({ kind: "document-changed", ...shown });
  }

  /** The window is about to close: its main process waits for how saving went. */
  private async saveAndTell(): Promise<void> {
    const isSaved = await this.documents.saveSession();
    this.port.tell({ kind: "save-answered", isSaved });
  }

  private take(event: PortEvent): void {
    switch (event.kind) {
      case "run-progressed":
        this.runs.receive(event);
        return;
      case "worker-restarted":
        this.store.notify({ kind: "worker-restarted" });
        return;
      case "command-invoked":
        if (isCommandId(event.id)) this.commands.run(event.id);
        return;
      case "document-opened":
        void this.documents.offer(event);
        return;
      case "save-requested":
        void this.saveAndTell();
        return;
      case "training-progressed":
        this.training.receive(event);
        return;
      case "training-lost":
        this.training.lost(event);
        return;
      case "trouble":
        this.store.notify({ kind: "trouble", fault: event.fault });
        return;
    }
  }

  /** Takes a choice for the app as a whole, and has it kept. */
  changeSettings(patch: Partial<AppSettings>): void {
    this.store.patch({ settings: { ...this.store.state.settings, ...patch } });
    this.port.request({ kind: "change-settings", settings: patch }).then(
      () => this.store.succeeded("keeping settings"),
      (error: unknown) => this.store.notify({ kind: "trouble", fault: faultOf(error) }),
    );
  }
}

/** What the window showed before it was loaded again comes before what the program was opened with. */
function firstDocument({ work, document }: Hello): { session: Session; place: DocumentPlace } {
  if (work) {
    const { session, file, isUnsaved: isNew } = work;
    return { session, place: { file, saved: isNew ? null : session } };
  }
  if (document?.document.kind === "session") {
    const { session } = document.document;
    return { session, place: placeOf(document.name, document.fileId, session) };
  }
  const session = createSession();
  return { session, place: { file: null, saved: session } };
}

function playbackTarget(store: Store): PlaybackTarget {
  return {
    get playhead() {
      return playheadOf(store.state);
    },
    get lastStep() {
      return lastStepIn(store.state);
    },
    get isGrowing() {
      return isComputing(store.state);
    },
    get stepsPerSecond() {
      return playbackSpeedOf(store.state);
    },
    movePlayhead: (step) => store.movePlayhead(step),
    playbackChanged: (isPlaying) => store.patch({ isPlaying }),
  };
}
