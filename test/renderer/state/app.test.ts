import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createSession } from "#core/session/session.ts";
import { App } from "../../../src-renderer/state/app.ts";
import { sessionOf } from "../../../src-renderer/state/app-state.ts";
import { lastStepIn, playheadOf, selectedView } from "../../../src-renderer/state/run-list.ts";
import { windowId } from "../../../src-renderer/state/window-id.ts";
import { InPageMain } from "./in-page-main.ts";
import { memoryStorage } from "./memory-storage.ts";

let main: InPageMain;
let app: App;

beforeEach(async () => {
  main = new InPageMain();
  app = await App.connect(main.port, undefined, memoryStorage());
});

afterEach(() => {
  app.dispose();
});

const rate = { kind: "hyperparameter", name: "learningRate" } as const;

function ended(): Promise<void> {
  return vi.waitFor(() => expect(selectedView(app.store.state).status.kind).toBe("ended"));
}

describe("the window's state", () => {
  it("begins with the chapter's descent: 16 steps to J < 0.01", async () => {
    await ended();
    expect(lastStepIn(app.store.state)).toBe(16);
    expect(selectedView(app.store.state).shown?.trajectory.values[16]).toBeCloseTo(0.009711, 6);
  });

  it("begins with the session it is given", async () => {
    const session = { ...createSession(), playhead: 5, stepsPerSecond: 10 };
    const other = await App.connect(
      new InPageMain({ work: { session, file: null, isUnsaved: false } }).port,
      undefined,
      memoryStorage(),
    );
    expect(sessionOf(other.store.state)).toEqual(session);
    other.dispose();
  });

  it("remembers by what its host knows it again, also where nothing can be remembered", async () => {
    const storage = memoryStorage();
    const begun = await App.connect(new InPageMain({ windowId: "0f-3" }).port, undefined, storage);
    expect(windowId(storage)).toBe("0f-3");
    begun.dispose();
    const full = {
      getItem: () => "not an id!",
      setItem: () => {
        throw new DOMException("full", "QuotaExceededError");
      },
    };
    const other = await App.connect(new InPageMain({ windowId: "0f-3" }).port, undefined, full);
    expect(windowId(full)).toBeNull();
    other.dispose();
  });

  it("runs anew after every edit, undone ones too", async () => {
    await ended();
    app.store.enter(rate, "0.2", "rate");
    await vi.waitFor(() => expect(lastStepIn(app.store.state)).toBe(8));
    app.store.undo();
    await vi.waitFor(() => expect(lastStepIn(app.store.state)).toBe(16));
  });

  it("runs nothing for what is no edit", async () => {
    await ended();
    const before = main.asked("start-run").length;
    app.store.movePlayhead(4);
    app.store.enter(rate, "abc", "rate");
    app.store.perform({ kind: "set-speed", stepsPerSecond: 60 });
    await new Promise((done) => setTimeout(done, 20));
    expect(main.asked("start-run")).toHaveLength(before);
  });

  it("keeps the last good run when the worker dies, says so, and runs again when asked", async () => {
    await ended();
    const good = selectedView(app.store.state).shown;
    main.isHeld = true;
    app.store.enter(rate, "0.2", "rate");
    await vi.waitFor(() => expect(main.asked("start-run")).toHaveLength(2));
    main.server.tell({ kind: "worker-restarted", reason: "killed" });
    main.failRuns({ kind: "worker-died", reason: "killed" });
    await vi.waitFor(() => expect(selectedView(app.store.state).status.kind).toBe("failed"));
    expect(selectedView(app.store.state).shown).toBe(good);
    expect(app.store.state.notices.map(({ content }) => content.kind)).toEqual([
      "worker-restarted",
    ]);
    app.runAgain();
    await vi.waitFor(() => expect(lastStepIn(app.store.state)).toBe(8));
  });

  it("takes a long run in, in pieces", async () => {
    await ended();
    app.store.enter(rate, "0.0001", "rate");
    app.store.enter({ kind: "maximum-steps" }, "12000", "steps");
    await vi.waitFor(() => expect(lastStepIn(app.store.state)).toBe(12000));
    const taken = main.notices.filter(({ kind }) => kind === "progress-taken");
    expect(taken.length).toBeGreaterThanOrEqual(3);
  });

  it("tells the other side what its menus should show, and does what they ask for", async () => {
    await ended();
    app.store.movePlayhead(3);
    await vi.waitFor(() => {
      const menu = main.notices.findLast((notice) => notice.kind === "menu-changed");
      expect(menu?.enabled).toContain("step-back");
      expect(menu?.enabled).not.toContain("undo");
      expect(menu?.checked).toContain("theme-light");
    });
    main.server.tell({ kind: "command-invoked", id: "step-forward" });
    await vi.waitFor(() => expect(playheadOf(app.store.state)).toBe(4));
  });

  it("has the choice of a language kept", async () => {
    app.commands.run("language-zh-CN");
    await vi.waitFor(() =>
      expect(main.asked("change-settings")[0]?.settings).toEqual({ language: "zh-CN" }),
    );
  });

  it("says when the other side is gone", async () => {
    await ended();
    main.end();
    expect(app.store.state.notices.map(({ content }) => content.kind)).toEqual(["disconnected"]);
    app.store.enter(rate, "0.2", "rate");
    await vi.waitFor(() => expect(selectedView(app.store.state).status.kind).toBe("failed"));
    expect(lastStepIn(app.store.state)).toBe(16);
  });

  it("shows a session that was opened elsewhere", async () => {
    const session = { ...createSession(), playhead: 2 };
    main.server.tell({
      kind: "document-opened",
      name: "lesson.thalweg",
      document: { kind: "session", session },
      fileId: 4,
    });
    await vi.waitFor(() => expect(sessionOf(app.store.state).playhead).toBe(2));
    expect(app.store.state.notices.at(-1)?.content).toEqual({
      kind: "opened",
      name: "lesson.thalweg",
    });
  });

  it("tells once that there is something to see", async () => {
    app.painted();
    app.painted();
    await vi.waitFor(() =>
      expect(main.notices.filter(({ kind }) => kind === "window-painted")).toHaveLength(1),
    );
  });
});
