import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { learningRateOf, optimizerNames } from "#core/optimizers/optimizer-table.ts";
import { chapterRates, mostRuns } from "#core/session/experiment.ts";
import { App } from "../../../src-renderer/state/app.ts";
import { sessionOf } from "../../../src-renderer/state/app-state.ts";
import { pictureKey } from "../../../src-renderer/state/map-model.ts";
import {
  drawnRuns,
  isComputing,
  lastStepIn,
  listedRuns,
  runKey,
  runViewOf,
  shownExperiment,
} from "../../../src-renderer/state/run-list.ts";
import {
  captionOf,
  scenePaths,
  surfacePictureOf,
} from "../../../src-renderer/state/surface-model.ts";
import { InPageMain } from "./in-page-main.ts";
import { memoryStorage } from "./memory-storage.ts";

let main: InPageMain;
let app: App;

beforeEach(async () => {
  main = new InPageMain();
  app = await App.connect(main.port, undefined, memoryStorage());
  await settled();
});

afterEach(() => {
  app.dispose();
});

const state = () => app.store.state;
const ids = () => shownExperiment(state()).runs.map(({ id }) => id);
const started = () => main.asked("start-run").length;

/** Every run of the view has ended. */
function settled(): Promise<void> {
  return vi.waitFor(() => {
    const kinds = listedRuns(state()).map(({ view }) => view.status.kind);
    expect(new Set(kinds)).toEqual(new Set(["ended"]));
  });
}

describe("several runs", () => {
  it("are asked for once each, and after an edit only the one that was edited", async () => {
    app.store.perform({ kind: "apply-preset", preset: "four-rates" });
    await settled();
    const before = started();
    const others = [1, 2, 3].map((id) => runViewOf(state(), id).shown);
    app.store.perform({ kind: "set-rate", run: 0, value: 0.3 });
    await settled();
    expect(started()).toBe(before + 1);
    const { settings } = main.asked("start-run").at(-1)?.specification ?? {};
    expect(settings && learningRateOf(settings.rule)).toBe(0.3);
    expect([1, 2, 3].map((id) => runViewOf(state(), id).shown)).toEqual(others);
    expect(runViewOf(state(), 1).shown).toBe(others[0]);
  });

  it("that are selected, hidden or shown again are not calculated again", async () => {
    app.store.perform({ kind: "apply-preset", preset: "four-rates" });
    await settled();
    const before = started();
    app.store.perform({ kind: "select-run", run: 2 });
    app.store.perform({ kind: "show-run", run: 1, isHidden: true });
    expect(drawnRuns(state()).map(({ id }) => id)).toEqual([0, 2, 3]);
    expect(drawnRuns(state()).map(({ isSelected }) => isSelected)).toEqual([false, true, false]);
    app.store.perform({ kind: "show-run", run: 1, isHidden: false });
    expect(drawnRuns(state()).map(({ id }) => id)).toEqual([0, 1, 2, 3]);
    expect(started()).toBe(before);
  });

  it("that are removed are cancelled while they run, and forgotten", async () => {
    app.store.perform({ kind: "duplicate-run", run: 0 });
    await settled();
    main.isHeld = true;
    app.store.perform({ kind: "set-rate", run: 1, value: 0.7 });
    await vi.waitFor(() => expect(started()).toBe(3));
    expect(isComputing(state())).toBe(true);
    const { runId } = main.asked("start-run").at(-1) ?? {};
    app.store.perform({ kind: "remove-run", run: 1 });
    expect(state().runs.has(runKey("descent", 1))).toBe(false);
    await vi.waitFor(() => expect(main.asked("cancel-run").at(-1)?.runId).toBe(runId));
    main.release();
    await new Promise((done) => setTimeout(done, 30));
    expect(state().runs.has(runKey("descent", 1))).toBe(false);
    expect(ids()).toEqual([0]);
  });

  it("come back with an undo, and are calculated again", async () => {
    app.store.perform({ kind: "duplicate-run", run: 0 });
    await settled();
    app.store.perform({ kind: "remove-run", run: 1 });
    const before = started();
    app.store.undo();
    await settled();
    expect(ids()).toEqual([0, 1]);
    expect(started()).toBe(before + 1);
  });

  it("keep their results while another view is shown", async () => {
    const shown = runViewOf(state(), 0).shown;
    app.commands.run("show-rates");
    await settled();
    const before = started();
    app.commands.run("show-descent");
    expect(runViewOf(state(), 0).shown).toBe(shown);
    app.commands.run("show-rates");
    expect(listedRuns(state()).every(({ view }) => view.status.kind === "ended")).toBe(true);
    expect(started()).toBe(before);
  });

  it("are no more than there is room for, and never none", () => {
    for (let time = 0; time < mostRuns + 3; time++) {
      app.store.perform({ kind: "duplicate-run", run: 0 });
    }
    expect(ids()).toHaveLength(mostRuns);
    for (const id of ids()) app.store.perform({ kind: "remove-run", run: id });
    expect(ids()).toHaveLength(1);
  });

  it("duplicated have an id of their own and are selected; the selection moves on from a removed one", () => {
    app.store.perform({ kind: "duplicate-run", run: 0 });
    expect(shownExperiment(state()).selected).toBe(1);
    app.store.perform({ kind: "remove-run", run: 1 });
    expect(shownExperiment(state()).selected).toBe(0);
  });

  it("fail each by itself", async () => {
    app.store.perform({ kind: "duplicate-run", run: 0 });
    await settled();
    main.isHeld = true;
    app.store.perform({ kind: "set-rate", run: 1, value: 0.7 });
    // The request has to have arrived before it can fail.
    await vi.waitFor(() => expect(started()).toBe(3));
    main.failRuns({ kind: "worker-died", reason: "killed" });
    await vi.waitFor(() => expect(runViewOf(state(), 1).status.kind).toBe("failed"));
    expect(runViewOf(state(), 0).status.kind).toBe("ended");
  });
});

describe("presets", () => {
  it("make the four rates of the chapter", async () => {
    app.commands.run("preset-four-rates");
    await settled();
    const rates = shownExperiment(state()).runs.map(({ rule }) => learningRateOf(rule));
    expect(rates).toEqual(chapterRates);
    // The last to arrive has 16 steps; the one that never does ends where all can still be read.
    expect(lastStepIn(state())).toBe(32);
  });

  it("make a run with every rule, each of which ends", async () => {
    app.commands.run("preset-all-optimizers");
    await settled();
    const rules = shownExperiment(state()).runs.map(({ rule }) => rule.optimizer);
    expect(rules).toEqual(optimizerNames);
  });

  it("make many starts, no two alike, all in the domain", async () => {
    app.commands.run("preset-many-starts");
    await settled();
    const starts = shownExperiment(state()).runs.map(({ start }) => start);
    expect(new Set(starts.map(String)).size).toBe(12);
    expect(starts.flat().every((coordinate) => Math.abs(coordinate) < 3)).toBe(true);
  });

  it("are one edit", () => {
    const before = sessionOf(state()).experiments;
    app.commands.run("preset-all-optimizers");
    app.store.undo();
    expect(sessionOf(state()).experiments).toEqual(before);
  });
});

describe("the picture of several runs", () => {
  it("has each run in a colour of its own with its name, a single one in ink without", async () => {
    expect(scenePaths(state()).map(({ colour, name }) => [colour, name])).toEqual([[null, ""]]);
    app.store.perform({ kind: "duplicate-run", run: 0 });
    app.store.perform({ kind: "set-rate", run: 1, value: 0.4 });
    await settled();
    expect(scenePaths(state()).map(({ colour, name }) => [colour, name])).toEqual([
      [0, "η = 0.1"],
      [1, "η = 0.4"],
    ]);
  });

  it("is made anew when the names change, though no run that is drawn does", async () => {
    app.store.perform({ kind: "apply-preset", preset: "four-rates" });
    app.store.perform({ kind: "show-run", run: 3, isHidden: true });
    await settled();
    const names = () => scenePaths(state()).map(({ name }) => name);
    const [before, key] = [names(), pictureKey(state())];
    app.store.perform({ kind: "move-start", run: 3, point: [1, 1] });
    expect(names()).not.toEqual(before);
    expect(pictureKey(state())).not.toEqual(key);
  });

  it("shows a run that ended early at its end, and the others where the playhead is", async () => {
    app.store.perform({ kind: "duplicate-run", run: 0 });
    app.store.perform({ kind: "set-rate", run: 1, value: 0.2 });
    await settled();
    app.store.movePlayhead(12);
    expect(scenePaths(state()).map(({ playhead }) => playhead)).toEqual([12, 8]);
  });
});

describe("the caption of several runs", () => {
  const words = () =>
    captionOf(state())
      .detail.map(({ text }) => text)
      .join("");
  const hide = (...runs: number[]) => {
    for (const run of runs) app.store.perform({ kind: "show-run", run, isHidden: true });
  };

  it("speaks of those that are seen: all, the one that is left, or none", async () => {
    app.store.perform({ kind: "apply-preset", preset: "four-rates" });
    await settled();
    expect(words()).toMatch(/^4 runs/);
    // The selected one among them.
    hide(0, 2, 3);
    expect(words()).toContain("η = 0.8");
    hide(1);
    expect(words()).toBe("All runs are hidden");
    expect(captionOf(state()).legend).toBeUndefined();
  });
});

describe("a saved picture", () => {
  const textOf = (parts: readonly { text: string }[]) => parts.map(({ text }) => text).join("");

  it("says of a single run what became of it", () => {
    const { detail, legend } = surfacePictureOf(state()).caption;
    expect(textOf(detail)).toMatch(/^Gradient descent, η = 0.1.* · arrived, 16 steps$/);
    expect(legend).toBeUndefined();
    expect(textOf(captionOf(state()).detail)).not.toContain("arrived");
  });

  it("names each of several runs with its rule, its rate and what became of it", async () => {
    app.store.perform({ kind: "apply-preset", preset: "four-rates" });
    await settled();
    const lines = () =>
      surfacePictureOf(state()).caption.legend?.map(({ name, account }) => `${name} · ${account}`);
    expect(lines()).toEqual([
      expect.stringMatching(/^η = 1 · Gradient descent · cycles, \d+ steps$/),
      "η = 0.8 · Gradient descent · arrived, 7 steps",
      "η = 0.4 · Gradient descent · arrived, 3 steps",
      "η = 0.1 · Gradient descent · arrived, 16 steps",
    ]);
    app.store.perform({ kind: "show-run", run: 1, isHidden: true });
    expect(lines()).toHaveLength(3);
    app.store.perform({ kind: "apply-preset", preset: "all-optimizers" });
    await settled();
    expect(lines()).toHaveLength(optimizerNames.length);
    expect(lines()?.[0]).toMatch(/^Gradient descent · η = 0.1 · arrived, 16 steps$/);
    for (const line of lines() ?? []) expect(line).toMatch(/η = \S+ · [a-z ]+, \d+ steps?$/);
    expect(captionOf(state()).legend?.every((entry) => !("account" in entry))).toBe(true);
  });
});
