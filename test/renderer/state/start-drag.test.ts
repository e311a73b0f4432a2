import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { App } from "../../../src-renderer/state/app.ts";
import { sessionOf } from "../../../src-renderer/state/app-state.ts";
import {
  listedRuns,
  playheadOf,
  runViewOf,
  shownExperiment,
} from "../../../src-renderer/state/run-list.ts";
import { StartDrag } from "../../../src-renderer/state/start-drag.ts";
import { scenePaths } from "../../../src-renderer/state/surface-model.ts";
import { InPageMain } from "./in-page-main.ts";
import { memoryStorage } from "./memory-storage.ts";

let app: App;
let drag: StartDrag;

beforeEach(async () => {
  app = await App.connect(new InPageMain().port, undefined, memoryStorage());
  await settled();
  drag = new StartDrag(app);
});

afterEach(() => {
  app.dispose();
});

const state = () => app.store.state;
const startOf = (id: number) => shownExperiment(state()).runs.find((run) => run.id === id)?.start;

function settled(): Promise<void> {
  return vi.waitFor(() => {
    expect(listedRuns(state()).every(({ view }) => view.status.kind === "ended")).toBe(true);
  });
}

describe("a start that is dragged", () => {
  it("is one step of undo a drag, however many places it went through", () => {
    drag.grab({ run: 0, what: "start" });
    for (const x of [2.9, 2.5, 2.1]) drag.drag([x, 0.5]);
    drag.drop();
    drag.grab({ run: 0, what: "start" });
    drag.drag([-1, -1]);
    drag.drop();
    expect(startOf(0)).toEqual([-1, -1]);
    app.store.undo();
    expect(startOf(0)).toEqual([2.1, 0.5]);
    app.store.undo();
    expect(startOf(0)).toEqual([3, 1]);
    expect(state().history.past).toHaveLength(0);
  });

  it("has coordinates that a field can show: a thousandth of the domain", () => {
    drag.grab({ run: 0, what: "start" });
    drag.drag([1.23456789, -0.00049]);
    expect(startOf(0)?.[0]).toBe(1.235);
    expect(Math.abs(startOf(0)?.[1] ?? 1)).toBe(0);
  });

  it("has one coordinate on a function of x alone", async () => {
    app.commands.run("show-slope");
    await settled();
    drag.grab({ run: 0, what: "ball" });
    drag.drag([0.98765, 0]);
    expect(startOf(0)).toEqual([0.988]);
  });

  it("by its ball goes to the start of the run, by its start leaves the playhead", () => {
    app.store.movePlayhead(9);
    drag.grab({ run: 0, what: "start" });
    drag.drop();
    expect(playheadOf(state())).toBe(9);
    drag.grab({ run: 0, what: "ball" });
    drag.drop();
    expect(playheadOf(state())).toBe(0);
  });

  it("shows its whole way from the ball at the start while it is held, and the run follows", async () => {
    app.store.movePlayhead(9);
    drag.grab({ run: 0, what: "start" });
    expect(state().dragged).toBe(0);
    drag.drag([1, 1]);
    await vi.waitFor(() => expect(runViewOf(state(), 0).shown?.settings.start).toEqual([1, 1]));
    const [path] = scenePaths(state());
    expect([path.playhead, path.showsWhole, path.next]).toEqual([0, true, null]);
    expect([...path.path.points.subarray(0, 2)]).toEqual([1, 1]);
    drag.drop();
    expect(state().dragged).toBeNull();
    expect(scenePaths(state())[0].showsWhole).toBe(false);
  });

  it("is that of the run taken hold of, which is then selected; the others stay", async () => {
    app.store.perform({ kind: "duplicate-run", run: 0 });
    app.store.perform({ kind: "duplicate-run", run: 0 });
    await settled();
    // Run 0 is hidden: the first run of the picture is another one.
    app.store.perform({ kind: "show-run", run: 0, isHidden: true });
    const [first] = shownExperiment(state()).runs.filter(({ isHidden }) => !isHidden);
    drag.grab({ run: 0, what: "start" });
    drag.drag([0.5, 0.5]);
    drag.drop();
    expect(shownExperiment(state()).selected).toBe(first.id);
    expect(startOf(first.id)).toEqual([0.5, 0.5]);
    expect(startOf(0)).toEqual([3, 1]);
  });

  it("needs something to be held", () => {
    drag.drag([1, 1]);
    drag.grab({ run: 7, what: "start" });
    drag.drag([1, 1]);
    drag.drop();
    expect(startOf(0)).toEqual([3, 1]);
    expect(state().dragged).toBeNull();
  });

  it("stops the playback", () => {
    app.playback.play();
    expect(state().isPlaying).toBe(true);
    drag.grab({ run: 0, what: "start" });
    expect(state().isPlaying).toBe(false);
  });
});

describe("a start by double-click", () => {
  it("is one edit of the selected run, seen from its beginning", () => {
    app.store.movePlayhead(5);
    drag.startAt([-2.00049, 1.5]);
    expect(startOf(0)).toEqual([-2, 1.5]);
    expect(sessionOf(state()).playhead).toBe(0);
    app.store.undo();
    expect(startOf(0)).toEqual([3, 1]);
  });
});

describe("a drag that the view goes away under", () => {
  it("holds nothing in the next one, and is not one with the next drag", async () => {
    drag.grab({ run: 0, what: "start" });
    drag.drag([1, 1]);
    app.commands.run("show-slope");
    expect(state().dragged).toBeNull();
    expect(scenePaths(state()).some(({ showsWhole }) => showsWhole)).toBe(false);
    app.commands.run("show-descent");
    await settled();
    const next = new StartDrag(app);
    next.grab({ run: 0, what: "start" });
    next.drag([2, 2]);
    next.drop();
    app.store.undo();
    expect(startOf(0)).toEqual([1, 1]);
  });
});
