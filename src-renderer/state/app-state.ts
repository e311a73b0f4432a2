import type { AppSettings } from "#core/protocol/messages.ts";
import type { LeftWork } from "#core/protocol/work-schema.ts";
import { createHistory, type History } from "#core/session/history.ts";
import type { EntryFault } from "#core/session/number-entry.ts";
import { createSession, type MapPlace, type Session } from "#core/session/session.ts";
import type { TrainingFault } from "#core/training/training-fault.ts";
import { type Language, languageFor } from "#core/wording/language.ts";
import type { Wording } from "#core/wording/wording.ts";
import { wordingFor } from "#core/wording/wordings.ts";
import type { ThemeName } from "../scenes/theme-tokens.ts";
import type { DocumentPlace } from "./document-place.ts";
import type { AppNotice } from "./notices.ts";
import type { ObjectiveEntryFault } from "./objective-entry.ts";
import type { RunViews } from "./run-list.ts";
import type { SweepState } from "./sweep.ts";
import type { TablePreview } from "./table-look.ts";
import { noTraining, type TrainingView } from "./training-view.ts";

/** A dialog that can be open. */
export type DialogName = "shortcuts" | "about";

/** Everything that the window shows follows from this. Plain, immutable but for the trajectories. */
export interface AppState {
  readonly history: History;
  /** Where the document stands, and what of it is saved there. */
  readonly place: DocumentPlace;
  readonly runs: RunViews;
  /** What is wrong with what stands in a field, by the field's key. */
  readonly entryFaults: ReadonlyMap<string, EntryFault | TrainingFault>;
  /** What is wrong with what stands in the field of the function; null: nothing. */
  readonly objectiveFault: ObjectiveEntryFault | null;
  /** Rises whenever fields must forget what was typed into them. */
  readonly entryResets: number;
  readonly isPlaying: boolean;
  readonly settings: AppSettings;
  /** BCP 47 tag. */
  readonly systemLanguage: string;
  readonly systemTheme: ThemeName;
  readonly notices: readonly AppNotice[];
  readonly dialog: DialogName | null;
  /** Whether it is being asked what is to become of unsaved work. */
  readonly asksAboutChanges: boolean;
  /** Unsaved work of earlier starts that is offered. */
  readonly leftWork: readonly LeftWork[];
  /** Whether the 3D picture can be drawn. */
  readonly hasPicture: boolean;
  /** The point of the plane under the pointer, shown on surface and map; null: none. */
  readonly hover: readonly [number, number] | null;
  /** Whether the pointer is on the surface: then only the others show where. */
  readonly hoversSurface: boolean;
  /** Steps over the learning rate, for the view of the rates. */
  readonly sweep: SweepState;
  /** The id of the run whose start is being dragged; null: none. */
  readonly dragged: number | null;
  /** The training of the network. */
  readonly training: TrainingView;
  /** The update that the training was sent to and has not shown yet; null: none. */
  readonly soughtStep: number | null;
  /** A table that was opened and is looked at before it is used; null: none. */
  readonly preview: TablePreview | null;
}

/** The state of a window that has just been opened. */
export function createAppState(
  session: Session = createSession(),
  place: DocumentPlace = { file: null, saved: session },
): AppState {
  return {
    history: createHistory(session),
    place,
    runs: new Map(),
    entryFaults: new Map(),
    objectiveFault: null,
    entryResets: 0,
    isPlaying: false,
    settings: { language: "system", theme: "system", showsMore: false },
    systemLanguage: "en",
    systemTheme: "light",
    notices: [],
    dialog: null,
    asksAboutChanges: false,
    leftWork: [],
    hasPicture: true,
    hover: null,
    hoversSurface: false,
    sweep: { kind: "none" },
    dragged: null,
    training: noTraining,
    soughtStep: null,
    preview: null,
  };
}

/** The document. */
export function sessionOf(state: AppState): Session {
  return state.history.session;
}

/** The language in which the window speaks. */
export function languageOf({ settings, systemLanguage }: AppState): Language {
  return settings.language === "system" ? languageFor(systemLanguage) : settings.language;
}

/** The window's words. */
export function wordingOf(state: AppState): Wording {
  return wordingFor(languageOf(state));
}

/** The window's appearance. */
export function themeOf({ settings, systemTheme }: AppState): ThemeName {
  return settings.theme === "system" ? systemTheme : settings.theme;
}

/** Where the map is: without a 3D picture it takes its place. */
export function mapPlaceOf(state: AppState): MapPlace {
  return state.hasPicture ? sessionOf(state).mapPlace : "large";
}
