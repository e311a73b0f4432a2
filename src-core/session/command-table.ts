import type { MapPlace, ValueScale, ViewName } from "./session.ts";

/** Everything that a menu, a button or a key can ask for. */
export type CommandId =
  | "open"
  | "save-session"
  | "save-session-as"
  | "save-screenshot"
  | "undo"
  | "redo"
  | "restore-suggested"
  | "play"
  | "pause"
  | "step-forward"
  | "step-back"
  | "reset"
  | "go-to-end"
  | "view-first"
  | "view-second"
  | "view-top"
  | "view-front"
  | "view-side"
  | "zoom-in"
  | "zoom-out"
  | "language-en"
  | "language-zh-CN"
  | "language-system"
  | "theme-light"
  | "theme-dark"
  | "theme-system"
  | "show-descent"
  | "show-slope"
  | "show-rates"
  | "show-network"
  | "train-epoch"
  | "train-stop"
  | "save-network"
  | "chapter-regression"
  | "chapter-classification"
  | "map-corner"
  | "map-beside"
  | "map-large"
  | "scale-automatic"
  | "scale-linear"
  | "scale-logarithmic"
  | "preset-four-rates"
  | "preset-all-optimizers"
  | "preset-many-starts"
  | "show-shortcuts"
  | "about";

/** The menus, from left to right. */
export type MenuName = "file" | "edit" | "run" | "view" | "help";

/** What decides whether a command is enabled or checked. */
export interface CommandState {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Whether the open file does not hold exactly what is shown. */
  readonly canSave: boolean;
  readonly isPlaying: boolean;
  /** The iterate that is shown. */
  readonly playhead: number;
  /** The last iterate of the run, 0 when there is none. */
  readonly lastStep: number;
  /** Whether there is a 3D picture (a page without WebGL has none). */
  readonly hasPicture: boolean;
  /** Whether the map is the large picture, which is then the one to save. */
  readonly isMapLarge: boolean;
  readonly mapPlace: MapPlace;
  readonly view: ViewName;
  /** The training, in the view of the network; null elsewhere and while there is none. */
  readonly training: {
    /** Whether it can go on from where it stands, beyond an end too: not after a divergence. */
    readonly canGoOn: boolean;
    /** Whether updates were made that are not shown: it was set back. */
    readonly isSetBack: boolean;
  } | null;
  readonly valueScale: ValueScale;
  readonly language: "en" | "zh-CN" | "system";
  readonly theme: "light" | "dark" | "system";
}

/** One row of the table of commands. Its name is `wording.commands[id]`. */
export interface CommandEntry {
  readonly id: CommandId;
  readonly menu: MenuName;
  /** Entries of one group stand together in their menu. */
  readonly group: number;
  /**
   * In Electron's notation, e.g. `CmdOrCtrl+Z`, `Space`, `Left`; null: none. Keys without a
   * modifier do not act while a text field has the focus.
   */
  readonly shortcut: string | null;
  isEnabled(state: CommandState): boolean;
  /** For the choices among several: whether it is the chosen one. */
  isChecked?(state: CommandState): boolean;
}

const always = (): boolean => true;
const isDescent = (state: CommandState): boolean => state.view === "descent";
const withPicture = (state: CommandState): boolean => state.hasPicture && isDescent(state);
const isNetwork = (state: CommandState): boolean => state.view === "network";
const isTrainable = (state: CommandState): boolean => state.training?.canGoOn ?? false;
const beforeEnd = (state: CommandState): boolean =>
  isNetwork(state) ? isTrainable(state) : state.playhead < state.lastStep;
const canGoToEnd = (state: CommandState): boolean =>
  isNetwork(state) ? (state.training?.isSetBack ?? false) : state.playhead < state.lastStep;
const canPlay = (state: CommandState): boolean =>
  !state.isPlaying && (isNetwork(state) ? isTrainable(state) : state.lastStep > 0);
const afterStart = (state: CommandState): boolean => state.playhead > 0;

function language(value: CommandState["language"], id: CommandId): CommandEntry {
  return {
    id,
    menu: "view",
    group: 6,
    shortcut: null,
    isEnabled: always,
    isChecked: (state) => state.language === value,
  };
}

function theme(value: CommandState["theme"], id: CommandId): CommandEntry {
  return {
    id,
    menu: "view",
    group: 5,
    shortcut: null,
    isEnabled: always,
    isChecked: (state) => state.theme === value,
  };
}

function view(value: ViewName, id: CommandId, digit: number): CommandEntry {
  return {
    id,
    menu: "view",
    group: 0,
    shortcut: `CmdOrCtrl+${digit}`,
    isEnabled: always,
    isChecked: (state) => state.view === value,
  };
}

function map(value: MapPlace, id: CommandId): CommandEntry {
  return {
    id,
    menu: "view",
    group: 3,
    shortcut: null,
    isEnabled: withPicture,
    isChecked: (state) => state.mapPlace === value,
  };
}

function scale(value: ValueScale, id: CommandId): CommandEntry {
  return {
    id,
    menu: "view",
    group: 4,
    shortcut: null,
    isEnabled: always,
    isChecked: (state) => state.valueScale === value,
  };
}

function preset(id: CommandId): CommandEntry {
  return {
    id,
    menu: "run",
    group: 2,
    shortcut: null,
    isEnabled: (state) => state.view === "descent" || state.view === "slope",
  };
}

function chapterCase(id: CommandId): CommandEntry {
  return { id, menu: "run", group: 3, shortcut: null, isEnabled: isNetwork };
}

function angle(id: CommandId, digit: number): CommandEntry {
  return { id, menu: "view", group: 1, shortcut: `Alt+${digit}`, isEnabled: withPicture };
}

/** The one table of commands: menus, buttons and shortcuts are made from it. */
export const commandTable: readonly CommandEntry[] = [
  { id: "open", menu: "file", group: 0, shortcut: "CmdOrCtrl+O", isEnabled: always },
  {
    id: "save-session",
    menu: "file",
    group: 1,
    shortcut: "CmdOrCtrl+S",
    isEnabled: (s) => s.canSave,
  },
  // Ctrl+Shift+S has been the screenshot's from the beginning.
  {
    id: "save-session-as",
    menu: "file",
    group: 1,
    shortcut: "CmdOrCtrl+Alt+S",
    isEnabled: always,
  },
  {
    id: "save-network",
    menu: "file",
    group: 1,
    shortcut: null,
    isEnabled: (s) => isNetwork(s) && s.training !== null,
  },
  {
    id: "save-screenshot",
    menu: "file",
    group: 1,
    shortcut: "CmdOrCtrl+Shift+S",
    isEnabled: (s) => s.hasPicture || s.isMapLarge || !isDescent(s),
  },
  { id: "undo", menu: "edit", group: 0, shortcut: "CmdOrCtrl+Z", isEnabled: (s) => s.canUndo },
  {
    id: "redo",
    menu: "edit",
    group: 0,
    shortcut: "CmdOrCtrl+Shift+Z",
    isEnabled: (s) => s.canRedo,
  },
  {
    id: "restore-suggested",
    menu: "edit",
    group: 1,
    shortcut: null,
    isEnabled: (s) => !isNetwork(s),
  },
  {
    id: "play",
    menu: "run",
    group: 0,
    shortcut: "Space",
    isEnabled: canPlay,
  },
  { id: "pause", menu: "run", group: 0, shortcut: "Space", isEnabled: (s) => s.isPlaying },
  { id: "step-forward", menu: "run", group: 1, shortcut: "Right", isEnabled: beforeEnd },
  { id: "step-back", menu: "run", group: 1, shortcut: "Left", isEnabled: afterStart },
  { id: "reset", menu: "run", group: 1, shortcut: "Home", isEnabled: afterStart },
  { id: "go-to-end", menu: "run", group: 1, shortcut: "End", isEnabled: canGoToEnd },
  { id: "train-epoch", menu: "run", group: 1, shortcut: "CmdOrCtrl+Right", isEnabled: isTrainable },
  {
    id: "train-stop",
    menu: "run",
    group: 1,
    shortcut: null,
    isEnabled: (s) => isNetwork(s) && s.isPlaying,
  },
  preset("preset-four-rates"),
  preset("preset-all-optimizers"),
  preset("preset-many-starts"),
  chapterCase("chapter-regression"),
  chapterCase("chapter-classification"),
  view("descent", "show-descent", 1),
  view("slope", "show-slope", 2),
  view("rates", "show-rates", 3),
  view("network", "show-network", 4),
  angle("view-first", 1),
  angle("view-second", 2),
  angle("view-top", 3),
  angle("view-front", 4),
  angle("view-side", 5),
  { id: "zoom-in", menu: "view", group: 2, shortcut: "CmdOrCtrl+Plus", isEnabled: withPicture },
  { id: "zoom-out", menu: "view", group: 2, shortcut: "CmdOrCtrl+-", isEnabled: withPicture },
  map("corner", "map-corner"),
  map("beside", "map-beside"),
  map("large", "map-large"),
  scale("automatic", "scale-automatic"),
  scale("linear", "scale-linear"),
  scale("logarithmic", "scale-logarithmic"),
  theme("system", "theme-system"),
  theme("light", "theme-light"),
  theme("dark", "theme-dark"),
  language("system", "language-system"),
  language("en", "language-en"),
  language("zh-CN", "language-zh-CN"),
  { id: "show-shortcuts", menu: "help", group: 0, shortcut: "F1", isEnabled: always },
  { id: "about", menu: "help", group: 1, shortcut: null, isEnabled: always },
];

/** The entry of a command. */
export function commandEntry(id: CommandId): CommandEntry {
  const entry = commandTable.find((candidate) => candidate.id === id);
  if (!entry) throw new RangeError(`no command ${id}`);
  return entry;
}

/** Whether a text is the id of a command. */
export function isCommandId(text: string): text is CommandId {
  return commandTable.some((entry) => entry.id === text);
}

/** The menus in order, each with its groups of entries. */
export function menus(): readonly {
  name: MenuName;
  groups: readonly (readonly CommandEntry[])[];
}[] {
  const names: readonly MenuName[] = ["file", "edit", "run", "view", "help"];
  return names.map((name) => {
    const entries = commandTable.filter((entry) => entry.menu === name);
    const numbers = [...new Set(entries.map((entry) => entry.group))].sort((a, b) => a - b);
    return {
      name,
      groups: numbers.map((group) => entries.filter((entry) => entry.group === group)),
    };
  });
}
