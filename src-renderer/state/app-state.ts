import type { Objective } from "#core/objectives/objective.ts";
import type { AppSettings } from "#core/protocol/messages.ts";
import { createHistory, type History } from "#core/session/history.ts";
import type { EntryFault } from "#core/session/number-entry.ts";
import { createSession, objectiveOf, type Session } from "#core/session/session.ts";
import { type Language, languageFor } from "#core/wording/language.ts";
import type { Wording } from "#core/wording/wording.ts";
import { wordingFor } from "#core/wording/wordings.ts";
import type { ThemeName } from "../scenes/theme-tokens.ts";
import type { AppNotice } from "./notices.ts";
import { lastStepOf, noRuns, type RunView } from "./run-view.ts";

/** A dialog that can be open. */
export type DialogName = "shortcuts" | "about";

/** Everything that the window shows follows from this. Plain, immutable but for the trajectories. */
export interface AppState {
  readonly history: History;
  readonly runs: RunView;
  /** What is wrong with what stands in a field, by the field's key. */
  readonly entryFaults: ReadonlyMap<string, EntryFault>;
  /** Rises whenever fields must forget what was typed into them. */
  readonly entryResets: number;
  readonly isPlaying: boolean;
  readonly settings: AppSettings;
  /** BCP 47 tag. */
  readonly systemLanguage: string;
  readonly systemTheme: ThemeName;
  readonly notices: readonly AppNotice[];
  readonly dialog: DialogName | null;
  /** Whether the 3D picture can be drawn. */
  readonly hasPicture: boolean;
  /** Whether map and surface have changed places. */
  readonly isMapLarge: boolean;
}

/** The state of a window that has just been opened. */
export function createAppState(session: Session = createSession()): AppState {
  return {
    history: createHistory(session),
    runs: noRuns,
    entryFaults: new Map(),
    entryResets: 0,
    isPlaying: false,
    settings: { language: "system", theme: "system" },
    systemLanguage: "en",
    systemTheme: "light",
    notices: [],
    dialog: null,
    hasPicture: true,
    isMapLarge: false,
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

/** The number of the last iterate shown. */
export function lastStepIn(state: AppState): number {
  return lastStepOf(state.runs);
}

/** The iterate shown: the document's playhead, or the run's end where that lies before it. */
export function playheadOf(state: AppState): number {
  return Math.min(sessionOf(state).playhead, lastStepIn(state));
}

/** The function of what is shown: that of the run, or the document's while there is none. */
export function shownObjective(state: AppState): Objective {
  return state.runs.shown?.objective ?? objectiveOf(sessionOf(state).experiment);
}
