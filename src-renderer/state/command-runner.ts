import { assertNever } from "#core/common/assert-never.ts";
import type { AppSettings } from "#core/protocol/messages.ts";
import {
  type CommandId,
  type CommandState,
  commandEntry,
  commandTable,
} from "#core/session/command-table.ts";
import { objectiveOf } from "#core/session/experiment.ts";
import type { PresetName } from "#core/session/presets.ts";
import {
  angleFor,
  type MapPlace,
  type ValueScale,
  type ViewingAngle,
  type ViewName,
} from "#core/session/session.ts";
import type { Task } from "#core/training/data-set.ts";
import { type AppState, mapPlaceOf, sessionOf } from "./app-state.ts";
import { canSave } from "./document-place.ts";
import type { Documents } from "./documents.ts";
import type { PictureControls } from "./picture-controls.ts";
import type { Playback } from "./playback.ts";
import { lastStepIn, playheadOf, shownExperiment } from "./run-list.ts";
import type { Store } from "./store.ts";
import type { TrainingClient } from "./training-client.ts";
import { frameOf, isNetworkShown, isTraining } from "./training-view.ts";

/** What commands act on. */
export interface CommandParts {
  readonly store: Store;
  readonly playback: Playback;
  readonly documents: Documents;
  readonly training: TrainingClient;
  /** The picture on screen, or null while there is none. */
  picture(): PictureControls | null;
  /** Takes a choice for the app as a whole, and has it kept. */
  changeSettings(patch: Partial<AppSettings>): void;
}

const zoomFactor = 1.25;

/** The commands of the transport buttons. */
type TransportCommand = "play" | "pause" | "step-forward" | "step-back" | "reset" | "go-to-end";

/** Does what menus, buttons and keys ask for, by the one table of commands. */
export class CommandRunner {
  private readonly parts: CommandParts;

  constructor(parts: CommandParts) {
    this.parts = parts;
  }

  /** What decides which commands are enabled and checked now. */
  get state(): CommandState {
    return commandStateOf(this.parts.store.state);
  }

  /** Whether a command can be used now. */
  isEnabled(id: CommandId): boolean {
    return commandEntry(id).isEnabled(this.state);
  }

  /** Does a command; nothing when it is not enabled. */
  run(id: CommandId): void {
    if (this.isEnabled(id)) this.perform(id);
  }

  private perform(id: CommandId): void {
    const { store, documents, training } = this.parts;
    switch (id) {
      case "open":
        void documents.open();
        return;
      case "save-session":
        void documents.saveSession();
        return;
      case "save-session-as":
        void documents.saveSession({ asks: true });
        return;
      case "save-screenshot":
        void this.parts.picture()?.saveScreenshot();
        return;
      case "undo":
        store.undo();
        return;
      case "redo":
        store.redo();
        return;
      case "restore-suggested":
        store.perform({ kind: "restore-suggested" });
        return;
      case "play":
      case "pause":
      case "step-forward":
      case "step-back":
      case "reset":
      case "go-to-end":
        if (isNetworkShown(store.state)) this.train(id);
        else this.move(id);
        return;
      case "train-epoch":
        training.control({ kind: "finish-epoch" });
        return;
      case "train-stop":
        training.control({ kind: "stop" });
        return;
      case "save-network":
        void documents.saveNetwork();
        return;
      case "chapter-regression":
      case "chapter-classification":
        store.perform({ kind: "apply-chapter-setup", task: taskOfCommand(id) });
        return;
      case "view-first":
      case "view-second":
      case "view-top":
      case "view-front":
      case "view-side":
        this.lookFrom(angleOf(id));
        return;
      case "zoom-in":
        this.parts.picture()?.zoomBy(zoomFactor);
        return;
      case "zoom-out":
        this.parts.picture()?.zoomBy(1 / zoomFactor);
        return;
      case "language-system":
      case "language-en":
      case "language-zh-CN":
        this.set({ language: id === "language-system" ? "system" : languageOfCommand(id) });
        return;
      case "theme-system":
        this.set({ theme: "system" });
        return;
      case "theme-light":
        this.set({ theme: "light" });
        return;
      case "theme-dark":
        this.set({ theme: "dark" });
        return;
      case "show-descent":
      case "show-slope":
      case "show-rates":
      case "show-network":
        store.perform({ kind: "choose-view", view: viewOfCommand(id) });
        return;
      case "map-corner":
      case "map-beside":
      case "map-large":
        store.perform({ kind: "place-map", mapPlace: mapPlaceOfCommand(id) });
        return;
      case "scale-automatic":
      case "scale-linear":
      case "scale-logarithmic":
        store.perform({ kind: "set-value-scale", valueScale: valueScaleOfCommand(id) });
        return;
      case "preset-four-rates":
      case "preset-all-optimizers":
      case "preset-many-starts":
        store.perform({ kind: "apply-preset", preset: presetOfCommand(id) });
        return;
      case "show-shortcuts":
        store.patch({ dialog: "shortcuts" });
        return;
      case "about":
        store.patch({ dialog: "about" });
        return;
      default:
        assertNever(id);
    }
  }

  /** Moves the playhead along what was calculated. */
  private move(id: TransportCommand): void {
    const { store, playback } = this.parts;
    const { playhead, lastStep } = this.state;
    if (id === "play") {
      playback.play();
      return;
    }
    playback.pause();
    if (id === "pause") return;
    const goals = {
      "step-forward": playhead + 1,
      "step-back": playhead - 1,
      reset: 0,
      "go-to-end": lastStep,
    };
    store.movePlayhead(goals[id]);
  }

  /** Has the network trained, or set back: the same buttons, for updates that are made as they play. */
  private train(id: TransportCommand): void {
    const { store, training } = this.parts;
    const frame = frameOf(store.state);
    if (!frame) return;
    switch (id) {
      case "play": {
        const { stepsPerSecond } = sessionOf(store.state).network.look;
        training.control({ kind: "run", stepsPerSecond });
        return;
      }
      case "pause":
        training.control({ kind: "pause" });
        return;
      case "step-forward":
        training.control({ kind: "advance", steps: 1 });
        return;
      case "step-back":
        training.seek(frame.step - 1);
        return;
      case "reset":
        training.seek(0);
        return;
      case "go-to-end":
        training.seek(frame.head);
        return;
      default:
        assertNever(id);
    }
  }

  private lookFrom(angle: ViewingAngle): void {
    const { store } = this.parts;
    const objective = objectiveOf(shownExperiment(store.state));
    const camera = angleFor(angle, objective);
    store.perform({ kind: "set-camera", camera });
  }

  private set(patch: Partial<AppSettings>): void {
    this.parts.changeSettings(patch);
  }
}

/** What decides which commands are enabled and checked in a state. */
export function commandStateOf(state: AppState): CommandState {
  const { history, hasPicture, settings } = state;
  const isNetwork = isNetworkShown(state);
  return {
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    canSave: canSave(state),
    isPlaying: isNetwork ? isTraining(state) : state.isPlaying,
    playhead: isNetwork ? (frameOf(state)?.step ?? 0) : playheadOf(state),
    lastStep: isNetwork ? (frameOf(state)?.head ?? 0) : lastStepIn(state),
    training: isNetwork ? trainingStateOf(state) : null,
    hasPicture,
    isMapLarge: mapPlaceOf(state) === "large",
    mapPlace: mapPlaceOf(state),
    view: sessionOf(state).view,
    valueScale: sessionOf(state).valueScale,
    language: settings.language,
    theme: settings.theme,
  };
}

function trainingStateOf(state: AppState): CommandState["training"] {
  const frame = frameOf(state);
  if (!frame) return null;
  const isSetBack = frame.step < frame.head;
  const isOver = frame.state.kind === "ended" && frame.state.outcome.kind === "diverged";
  return { canGoOn: isSetBack || !isOver, isSetBack };
}

/** The commands that are enabled, and those that are the chosen ones. */
export function menuContents(state: CommandState): { enabled: CommandId[]; checked: CommandId[] } {
  return {
    enabled: commandTable.filter((entry) => entry.isEnabled(state)).map(({ id }) => id),
    checked: commandTable.filter((entry) => entry.isChecked?.(state)).map(({ id }) => id),
  };
}

function angleOf(
  id: "view-first" | "view-second" | "view-top" | "view-front" | "view-side",
): ViewingAngle {
  const angles = {
    "view-first": "first",
    "view-second": "second",
    "view-top": "top",
    "view-front": "front",
    "view-side": "side",
  } as const;
  return angles[id];
}

function languageOfCommand(id: "language-en" | "language-zh-CN"): AppSettings["language"] {
  return id === "language-en" ? "en" : "zh-CN";
}

function taskOfCommand(id: "chapter-regression" | "chapter-classification"): Task {
  return id === "chapter-regression" ? "regression" : "classification";
}

function viewOfCommand(
  id: "show-descent" | "show-slope" | "show-rates" | "show-network",
): ViewName {
  const views = {
    "show-descent": "descent",
    "show-slope": "slope",
    "show-rates": "rates",
    "show-network": "network",
  } as const;
  return views[id];
}

function mapPlaceOfCommand(id: "map-corner" | "map-beside" | "map-large"): MapPlace {
  const places = { "map-corner": "corner", "map-beside": "beside", "map-large": "large" } as const;
  return places[id];
}

function valueScaleOfCommand(
  id: "scale-automatic" | "scale-linear" | "scale-logarithmic",
): ValueScale {
  const scales = {
    "scale-automatic": "automatic",
    "scale-linear": "linear",
    "scale-logarithmic": "logarithmic",
  } as const;
  return scales[id];
}

function presetOfCommand(
  id: "preset-four-rates" | "preset-all-optimizers" | "preset-many-starts",
): PresetName {
  const presets = {
    "preset-four-rates": "four-rates",
    "preset-all-optimizers": "all-optimizers",
    "preset-many-starts": "many-starts",
  } as const;
  return presets[id];
}
