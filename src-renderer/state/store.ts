import type { RunSettings } from "#core/descent/run-settings.ts";
import type { TrajectoryChunk } from "#core/descent/trajectory.ts";
import type { Network } from "#core/network/network-file.ts";
import type { Objective } from "#core/objectives/objective.ts";
import type { Fault } from "#core/protocol/faults.ts";
import type { OpenFile } from "#core/protocol/work-schema.ts";
import {
  beforeGesture,
  createHistory,
  endGesture,
  type History,
  perform,
  redo,
  undo,
} from "#core/session/history.ts";
import { applyNetworkEdit, type NetworkEditCommand } from "#core/session/network-command.ts";
import { type EntryFault, isEntryFault } from "#core/session/number-entry.ts";
import { experimentOf, experimentViewOf, type Session } from "#core/session/session.ts";
import type { SessionCommand } from "#core/session/session-command.ts";
import type { PreparedTraining } from "#core/training/prepared-training.ts";
import type { TrainingFault } from "#core/training/training-fault.ts";
import type { TrainingFrame } from "#core/training/training-frame.ts";
import { type AppState, createAppState, sessionOf } from "./app-state.ts";
import type { DocumentPlace } from "./document-place.ts";
import { type EntryField, fieldEdit, fieldKey, readField } from "./entry-field.ts";
import { lostUpdates } from "./lost-updates.ts";
import {
  type NetworkField,
  networkFieldEdit,
  networkFieldKey,
  readNetworkField,
} from "./network-field.ts";
import {
  type NoticeContent,
  type TroubleMatter,
  withNotice,
  withoutReplaced,
  withoutTrouble,
} from "./notices.ts";
import { readObjectiveEntry } from "./objective-entry.ts";
import type { RunListener } from "./run-client.ts";
import { isComputing, lastStepIn, playheadOf } from "./run-list.ts";
import {
  noRun,
  type RunEnding,
  type RunView,
  withRows,
  withRunEnded,
  withRunFailed,
  withRunStarted,
} from "./run-view.ts";
import { prepareInsight } from "./step-insight.ts";
import { lookAt } from "./table-look.ts";

/** The parts of the state that others may set as they are. */
export type AppStatePatch = Partial<
  Pick<
    AppState,
    | "settings"
    | "systemLanguage"
    | "systemTheme"
    | "dialog"
    | "asksAboutChanges"
    | "leftWork"
    | "hasPicture"
    | "isPlaying"
    | "hover"
    | "hoversSurface"
    | "dragged"
    | "sweep"
    | "training"
    | "soughtStep"
    | "preview"
  >
>;

/** What can be wrong with what stands in a field. */
type FieldFault = EntryFault | TrainingFault;

/**
 * The window's state: commands go in, changes come out. What the runs bring is told to it as their
 * listener.
 */
export class Store implements RunListener {
  private current: AppState;
  private readonly listeners = new Set<() => void>();
  /** Whether the playhead stood at the end when the experiment was edited, and stays there. */
  private followsEnd = false;

  constructor(state: AppState = createAppState()) {
    this.current = state;
  }

  /** The state now; a new object after every change. */
  get state(): AppState {
    return this.current;
  }

  /** Calls the listener after every change, until the signal ends it. */
  subscribe(listener: () => void, signal: AbortSignal): void {
    this.listeners.add(listener);
    signal.addEventListener("abort", () => this.listeners.delete(listener), { once: true });
  }

  /** Applies a command to the document. Edits of one gesture are undone together. */
  perform(command: SessionCommand, gesture: string | null = null): void {
    const before = this.current.history;
    const { history } = perform(before, command, gesture);
    if (command.kind === "move-playhead") this.followsEnd = false;
    const isNewExperiment =
      experimentOf(history.session) !== experimentOf(before.session) ||
      history.session.network.setup !== before.session.network.setup;
    const patch = isNewExperiment && gesture === null ? this.forgetEntries() : {};
    this.edit(history, patch);
    this.tellLost(before);
  }

  /**
   * Takes what stands in a field: an edit when it is a number that fits; else what is wrong with it
   * is remembered and the document stays as it is.
   */
  enter(field: EntryField, text: string, gesture: string): void {
    const entry = readField(field, text);
    if (!entry.ok) {
      this.change({ entryFaults: this.faultsWith(field, entry.fault) });
      return;
    }
    const command = fieldEdit(field, entry.value);
    if (!command) return;
    const { history, fault } = perform(this.current.history, command, gesture);
    this.edit(history, { entryFaults: this.faultsWith(field, fault) });
  }

  /**
   * Takes what stands in the field of the function: an edit when it can be shown; else what is wrong
   * with it is remembered and the last good function stays.
   */
  enterObjective(text: string, gesture: string): void {
    const entry = readObjectiveEntry(text, experimentViewOf(sessionOf(this.current)));
    if (!entry.ok) {
      this.change({ objectiveFault: entry.fault });
      return;
    }
    const command = { kind: "choose-objective", objective: entry.reference } as const;
    const before = beforeGesture(this.current.history, gesture);
    const { history, fault } = perform(before, command, gesture);
    if (fault && isEntryFault(fault)) {
      this.change({ objectiveFault: { kind: "settings", fault } });
    } else this.edit(history, { objectiveFault: null });
  }

  /** The field of the function gives up what was typed into it. */
  leaveObjective(): void {
    this.change({ objectiveFault: null });
  }

  /** A field gives up what was typed into it and shows the document's number again. */
  leaveEntry(field: EntryField): void {
    this.change({ entryFaults: this.faultsWith(field, null) });
  }

  /**
   * Takes what stands in a field of the network: an edit when it is a number that can be trained
   * with; else what is wrong with it is remembered and the training stays as it is.
   */
  enterNetwork(field: NetworkField, text: string, gesture: string): void {
    const key = networkFieldKey(field);
    const { setup } = sessionOf(this.current).network;
    const entry = readNetworkField(field, text);
    if (!entry.ok) {
      this.change({ entryFaults: this.faultsAt(key, entry.fault) });
      return;
    }
    const command = networkFieldEdit(setup, field, entry.value);
    const before = this.current.history;
    const { history, fault } = perform(before, command, gesture);
    this.edit(history, { entryFaults: this.faultsAt(key, fault) });
    this.tellLost(before);
  }

  /** A field of the network gives up what was typed into it. */
  leaveNetworkEntry(field: NetworkField): void {
    this.change({ entryFaults: this.faultsAt(networkFieldKey(field), null) });
  }

  /** Begins from a network that was read, in its view; else says why it cannot be. */
  useNetwork(network: Network): TrainingFault | null {
    return this.performInNetwork({ kind: "use-network", network });
  }

  /** Uses the table that is looked at; what is wrong with it stays said where it is looked at. */
  usePreview(): void {
    const { preview } = this.current;
    if (!preview) return;
    const { name, standardise } = preview;
    const { text, plan } = lookAt(preview);
    const data = { kind: "table", name, text, plan } as const;
    const gesture = `table ${name}`;
    if (this.performInNetwork({ kind: "choose-data", data, task: plan.task }, gesture)) return;
    this.perform({ kind: "set-standardise", isOn: standardise }, gesture);
    this.endGesture();
    this.change({ preview: null });
  }

  private performInNetwork(
    command: NetworkEditCommand,
    gesture: string | null = null,
  ): TrainingFault | null {
    const result = applyNetworkEdit(sessionOf(this.current).network.setup, command);
    if (!result.ok) return result.fault;
    this.perform({ kind: "choose-view", view: "network" });
    this.perform(command, gesture);
    return null;
  }

  /** Takes in where the training stands; the document remembers it. */
  takeFrame(prepared: PreparedTraining, frame: TrainingFrame): void {
    const { step } = frame;
    const { history } = perform(this.current.history, { kind: "move-training", step });
    const { soughtStep } = this.current;
    this.change({
      history,
      training: { kind: "shown", prepared, frame, fault: null },
      soughtStep: soughtStep === step ? null : soughtStep,
    });
  }

  /** The next edit is an undo step of its own. */
  endGesture(): void {
    const history = endGesture(this.current.history);
    if (history !== this.current.history) this.change({ history });
  }

  /** Takes back the last edit. */
  undo(): void {
    this.step(undo(this.current.history));
  }

  /** Brings back the last edit that was undone. */
  redo(): void {
    this.step(redo(this.current.history));
  }

  private tellLost(before: History): void {
    const updates = lostUpdates(before.session, sessionOf(this.current));
    if (updates > 0) this.notify({ kind: "training-replaced", updates });
  }

  /** Another step of the history brings its training back with it. */
  private step(history: History): void {
    const notices = withoutReplaced(this.current.notices);
    this.edit(history, { ...this.forgetEntries(), notices });
  }

  /** Replaces the document by another; its edits begin anew. */
  open(session: Session, place: DocumentPlace = { file: null, saved: session }): void {
    this.followsEnd = false;
    this.change({
      ...this.forgetEntries(),
      history: createHistory(session),
      place,
      hover: null,
      dragged: null,
    });
  }

  /**
   * The document was saved as it was then; what was edited since is not. The next edit is an undo
   * step of its own, so that undoing leads back to what is in the file.
   */
  wasSaved(session: Session, file: OpenFile): void {
    const history = endGesture(this.current.history);
    this.change({ history, place: { file, saved: session } });
  }

  /** Moves the playhead within the run that is shown. */
  movePlayhead(step: number): void {
    const within = Math.max(0, Math.min(Math.round(step), lastStepIn(this.current)));
    this.perform({ kind: "move-playhead", step: within });
  }

  /** Sets what is neither document nor run. */
  patch(patch: AppStatePatch): void {
    this.change(patch);
  }

  /** Says something to the person. */
  notify(content: NoticeContent): void {
    this.change({ notices: withNotice(this.current.notices, content) });
  }

  /** Something has gone well: that it failed before is true no more. */
  succeeded(matter: TroubleMatter): void {
    const notices = withoutTrouble(this.current.notices, matter);
    if (notices.length < this.current.notices.length) this.change({ notices });
  }

  /** Takes a notice away. */
  dismiss(id: number): void {
    this.change({ notices: this.current.notices.filter((notice) => notice.id !== id) });
  }

  /** @inheritdoc */
  runStarted(key: string, objective: Objective, settings: RunSettings): void {
    this.changeRun(key, (view) => withRunStarted(view, objective, settings));
  }

  /** @inheritdoc */
  rowsArrived(key: string, chunk: TrajectoryChunk): void {
    this.changeRun(key, (view) => withRows(view, chunk));
    this.keepAtEnd();
  }

  /** @inheritdoc */
  runEnded(key: string, ending: RunEnding): void {
    this.changeRun(key, (view) => withRunEnded(view, ending));
    this.succeeded("running");
    const ended = this.current.runs.get(key)?.shown;
    if (ended) prepareInsight(ended);
    this.keepAtEnd();
    if (!isComputing(this.current)) this.followsEnd = false;
  }

  /** @inheritdoc */
  runFailed(key: string, fault: Fault): void {
    this.changeRun(key, (view) => withRunFailed(view, fault));
  }

  /** @inheritdoc */
  runsGone(keys: readonly string[]): void {
    const runs = new Map(this.current.runs);
    for (const key of keys) runs.delete(key);
    this.change({ runs });
  }

  private changeRun(key: string, change: (view: RunView) => RunView): void {
    const view = change(this.current.runs.get(key) ?? noRun);
    this.change({ runs: new Map(this.current.runs).set(key, view) });
  }

  /**
   * Takes the history that an edit led to. Whether its run will be followed to the end is decided
   * by the run before it: the next one has other steps.
   */
  private edit(history: History, patch: Partial<AppState>): void {
    const isNewExperiment =
      experimentOf(history.session) !== experimentOf(this.current.history.session);
    if (isNewExperiment && this.isAtEnd()) this.followsEnd = true;
    const isNewView = history.session.view !== sessionOf(this.current).view;
    // What was pointed at or held goes with the picture that it was in.
    const released = isNewView ? { hover: null, dragged: null } : {};
    this.change({ ...patch, ...released, history });
  }

  /** The last row of a run that still grows is no end. */
  private isAtEnd(): boolean {
    const lastStep = lastStepIn(this.current);
    return !isComputing(this.current) && lastStep > 0 && playheadOf(this.current) === lastStep;
  }

  private keepAtEnd(): void {
    const step = lastStepIn(this.current);
    if (!this.followsEnd || sessionOf(this.current).playhead === step) return;
    const { history } = perform(this.current.history, { kind: "move-playhead", step });
    this.change({ history });
  }

  private forgetEntries(): Pick<AppState, "entryFaults" | "objectiveFault" | "entryResets"> {
    return {
      entryFaults: new Map(),
      objectiveFault: null,
      entryResets: this.current.entryResets + 1,
    };
  }

  private faultsWith(field: EntryField, fault: FieldFault | null): AppState["entryFaults"] {
    return this.faultsAt(fieldKey(field), fault);
  }

  private faultsAt(key: string, fault: FieldFault | null): AppState["entryFaults"] {
    const faults = new Map(this.current.entryFaults);
    if (fault) faults.set(key, fault);
    else faults.delete(key);
    return faults;
  }

  private change(patch: Partial<AppState>): void {
    this.current = { ...this.current, ...patch };
    for (const listener of [...this.listeners]) listener();
  }
}
