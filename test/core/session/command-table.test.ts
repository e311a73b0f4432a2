import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CommandId,
  type CommandState,
  commandEntry,
  commandTable,
  isCommandId,
  menus,
} from "#core/session/command-table.ts";
import { mapPlaces, valueScales, viewNames } from "#core/session/session.ts";
import { wordingFor } from "#core/wording/wordings.ts";

const atStart: CommandState = {
  canUndo: false,
  canRedo: false,
  canSave: true,
  isPlaying: false,
  playhead: 0,
  lastStep: 16,
  hasPicture: true,
  isMapLarge: false,
  mapPlace: "corner",
  view: "descent",
  training: null,
  valueScale: "automatic",
  language: "system",
  theme: "system",
};

const anyState: fc.Arbitrary<CommandState> = fc
  .record({
    canUndo: fc.boolean(),
    canRedo: fc.boolean(),
    canSave: fc.boolean(),
    isPlaying: fc.boolean(),
    lastStep: fc.nat(20),
    share: fc.nat(20),
    hasPicture: fc.boolean(),
    isMapLarge: fc.boolean(),
    mapPlace: fc.constantFrom(...mapPlaces),
    view: fc.constantFrom(...viewNames),
    training: fc.option(fc.record({ canGoOn: fc.boolean(), isSetBack: fc.boolean() })),
    valueScale: fc.constantFrom(...valueScales),
    language: fc.constantFrom("system" as const, "en" as const, "zh-CN" as const),
    theme: fc.constantFrom("system" as const, "light" as const, "dark" as const),
  })
  .map(({ share, ...state }) => ({ ...state, playhead: Math.min(share, state.lastStep) }));

function isEnabled(id: CommandId, changes: Partial<CommandState>): boolean {
  return commandEntry(id).isEnabled({ ...atStart, ...changes });
}

describe("the table of commands", () => {
  it("has every command that is named, once", () => {
    const ids = commandTable.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(Object.keys(wordingFor("en").commands).sort());
  });

  it("gives no shortcut twice, but to play and pause, of which never more than one is enabled", () => {
    const shortcuts = commandTable.flatMap(({ shortcut }) => (shortcut ? [shortcut] : []));
    const twice = shortcuts.filter((shortcut, i) => shortcuts.indexOf(shortcut) !== i);
    expect(twice).toEqual(["Space"]);
    fc.assert(
      fc.property(anyState, (state) => {
        const isBoth =
          commandEntry("play").isEnabled(state) && commandEntry("pause").isEnabled(state);
        expect(isBoth).toBe(false);
      }),
    );
  });

  it("writes shortcuts in Electron's notation", () => {
    for (const { shortcut } of commandTable) {
      expect(shortcut ?? "F1").toMatch(
        /^((CmdOrCtrl|Shift|Alt)\+)*([A-Z]|[0-9]|-|Plus|F\d|Space|Left|Right|Home|End)$/,
      );
    }
  });

  it("finds the entry of every id, and refuses others", () => {
    for (const entry of commandTable) {
      expect(commandEntry(entry.id)).toBe(entry);
      expect(isCommandId(entry.id)).toBe(true);
    }
    for (const text of ["", "Play", "quit", "constructor", "__proto__"]) {
      expect(isCommandId(text)).toBe(false);
      expect(() => commandEntry(text as CommandId)).toThrow(RangeError);
    }
  });
});

describe("the menus", () => {
  it("stand in their order and hold every command once, in groups of the table's order", () => {
    expect(menus().map(({ name }) => name)).toEqual(["file", "edit", "run", "view", "help"]);
    const inMenus = menus().flatMap(({ groups }) => groups.flat());
    expect(inMenus).toHaveLength(commandTable.length);
    expect(new Set(inMenus)).toEqual(new Set(commandTable));
  });

  it("have no empty group, and groups of one menu and one number only", () => {
    for (const { name, groups } of menus()) {
      const numbers = groups.map((group) => new Set(group.map((entry) => entry.group)));
      expect(numbers.every((set) => set.size === 1)).toBe(true);
      expect(groups.flat().every((entry) => entry.menu === name)).toBe(true);
      const order = numbers.flatMap((set) => [...set]);
      expect(order).toEqual([...order].sort((a, b) => a - b));
    }
  });

  it("begin with opening and with taking back", () => {
    const [file, edit] = menus();
    expect(file.groups.map((group) => group.map(({ id }) => id))).toEqual([
      ["open"],
      ["save-session", "save-session-as", "save-network", "save-screenshot"],
    ]);
    expect(edit.groups[0].map(({ id }) => id)).toEqual(["undo", "redo"]);
  });
});

describe("a command is enabled", () => {
  it("to undo and redo when there is something to undo and redo", () => {
    expect([isEnabled("undo", {}), isEnabled("redo", {})]).toEqual([false, false]);
    expect([isEnabled("undo", { canUndo: true }), isEnabled("redo", { canUndo: true })]).toEqual([
      true,
      false,
    ]);
    expect(isEnabled("redo", { canRedo: true })).toBe(true);
  });

  it("to play when there are steps and none is playing, to pause while it plays", () => {
    expect(isEnabled("play", {})).toBe(true);
    expect(isEnabled("play", { playhead: 16 })).toBe(true);
    expect(isEnabled("play", { lastStep: 0 })).toBe(false);
    expect(isEnabled("play", { isPlaying: true })).toBe(false);
    expect(isEnabled("pause", { isPlaying: true })).toBe(true);
    expect(isEnabled("pause", {})).toBe(false);
  });

  it("to move the playhead where there is a step to go to", () => {
    const moves = ["step-back", "reset", "step-forward", "go-to-end"] as const;
    const enabled = (changes: Partial<CommandState>) => moves.map((id) => isEnabled(id, changes));
    expect(enabled({ playhead: 0 })).toEqual([false, false, true, true]);
    expect(enabled({ playhead: 7 })).toEqual([true, true, true, true]);
    expect(enabled({ playhead: 16 })).toEqual([true, true, false, false]);
    expect(enabled({ playhead: 0, lastStep: 0 })).toEqual([false, false, false, false]);
  });

  it("to turn, zoom and save the picture when there is one", () => {
    const needPicture = commandTable.filter(
      (entry) => entry.isEnabled(atStart) && !entry.isEnabled({ ...atStart, hasPicture: false }),
    );
    expect(needPicture.map(({ id }) => id)).toEqual([
      "save-screenshot",
      "view-first",
      "view-second",
      "view-top",
      "view-front",
      "view-side",
      "zoom-in",
      "zoom-out",
      "map-corner",
      "map-beside",
      "map-large",
    ]);
  });

  it("to save a flat view without a 3D picture, and to look from elsewhere at surfaces alone", () => {
    expect(isEnabled("save-screenshot", { hasPicture: false, view: "slope" })).toBe(true);
    expect(isEnabled("view-top", { view: "slope" })).toBe(false);
    expect(isEnabled("map-beside", { view: "rates" })).toBe(false);
    expect(isEnabled("preset-four-rates", { view: "rates" })).toBe(false);
  });

  it("to save the map when that is the large picture, also without a 3D one", () => {
    expect(isEnabled("save-screenshot", { hasPicture: false, isMapLarge: true })).toBe(true);
    expect(isEnabled("view-top", { hasPicture: false, isMapLarge: true })).toBe(false);
  });

  it("to save only where the file does not hold what is shown", () => {
    expect(isEnabled("save-session", { canSave: true })).toBe(true);
    expect(isEnabled("save-session", { canSave: false })).toBe(false);
  });

  it("always, for what needs nothing", () => {
    const free = ["open", "save-session-as", "show-shortcuts", "about"] as const;
    fc.assert(
      fc.property(anyState, (state) => {
        for (const id of free) expect(commandEntry(id).isEnabled(state)).toBe(true);
      }),
    );
  });
});

describe("a choice is checked", () => {
  it("one of the views, places, scales, themes and languages, whatever the state", () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const checked = commandTable.filter((entry) => entry.isChecked?.(state));
        expect(checked.map(({ id }) => id)).toEqual([
          `show-${state.view}`,
          `map-${state.mapPlace}`,
          `scale-${state.valueScale}`,
          `theme-${state.theme}`,
          `language-${state.language}`,
        ]);
      }),
    );
  });
});

describe("in the view of the network", () => {
  const network: Partial<CommandState> = { view: "network", lastStep: 9, playhead: 4 };
  const fresh = { canGoOn: true, isSetBack: false };

  it("training goes on where it can, and not where it has ended", () => {
    for (const id of ["play", "step-forward", "train-epoch"] as const) {
      expect(isEnabled(id, { ...network, training: fresh })).toBe(true);
      expect(isEnabled(id, { ...network, training: { ...fresh, canGoOn: false } })).toBe(false);
      expect(isEnabled(id, { ...network, training: null })).toBe(false);
    }
  });

  it("goes to the end only where it was set back, and stops only what runs", () => {
    expect(isEnabled("go-to-end", { ...network, training: fresh })).toBe(false);
    expect(isEnabled("go-to-end", { ...network, training: { ...fresh, isSetBack: true } })).toBe(
      true,
    );
    expect(isEnabled("train-stop", { ...network, training: fresh })).toBe(false);
    expect(isEnabled("train-stop", { ...network, training: fresh, isPlaying: true })).toBe(true);
  });

  it("has the chapter's cases and the network's file, and no presets of descents", () => {
    for (const id of ["chapter-regression", "chapter-classification"] as const) {
      expect(isEnabled(id, network)).toBe(true);
      expect(isEnabled(id, { view: "descent" })).toBe(false);
    }
    expect(isEnabled("save-network", { ...network, training: fresh })).toBe(true);
    expect(isEnabled("save-network", { view: "slope" })).toBe(false);
    expect(isEnabled("preset-four-rates", network)).toBe(false);
    expect(isEnabled("restore-suggested", network)).toBe(false);
  });
});
