import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { materialOf, withoutMaterial } from "#core/session/material.ts";
import { createSession, experimentOf } from "#core/session/session.ts";
import { App } from "../../../src-renderer/state/app.ts";
import { sessionOf } from "../../../src-renderer/state/app-state.ts";
import { isUnsaved } from "../../../src-renderer/state/document-place.ts";
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
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
const kept = () => main.asked("keep-work");

describe("the work of a window", () => {
  it("is kept within a second of an edit, as it is newest", async () => {
    const begun = performance.now();
    for (const text of ["0.2", "0.21", "0.22"]) app.store.enter(rate, text, "rate");
    await vi.waitFor(() => expect(kept()).toHaveLength(1), { timeout: 1000, interval: 10 });
    expect(performance.now() - begun).toBeLessThan(1000);
    const [{ session, material, file, isUnsaved: isNew }] = kept();
    expect(session).toEqual(withoutMaterial(sessionOf(app.store.state)));
    expect(material).toEqual(materialOf(sessionOf(app.store.state)));
    expect({ file, isNew }).toEqual({ file: null, isNew: true });
  });

  it("travels without what is large in it, unless that has changed", async () => {
    app.store.enter(rate, "0.2", "rate");
    await vi.waitFor(() => expect(kept()).toHaveLength(1));
    app.store.enter(rate, "0.3", "rate");
    await vi.waitFor(() => expect(kept()).toHaveLength(2));
    expect(kept()[1].material).toBeNull();
    app.store.perform({
      kind: "choose-data",
      data: { kind: "built-in", name: "moons" },
      task: "classification",
    });
    await vi.waitFor(() => expect(kept()).toHaveLength(3));
    expect(kept()[2].material?.data).toEqual({ kind: "built-in", name: "moons" });
  });

  it("is not kept at every step that is shown", async () => {
    for (let step = 0; step < 100; step++) {
      app.store.movePlayhead(step % 16);
      await pause(5);
    }
    expect(kept()).toEqual([]);
    app.store.movePlayhead(9);
    await vi.waitFor(() => expect(kept()).toHaveLength(1), { timeout: 3000 });
    expect(kept()[0]).toMatchObject({ isUnsaved: false, session: { playhead: 9 } });
  });

  it("that cannot be kept is said not to be, once, and tried again with what is large", async () => {
    const broken = new InPageMain();
    const failing = await App.connect(broken.port, undefined, memoryStorage());
    broken.failsToKeep = true;
    for (const text of ["0.2", "0.3"]) {
      const before = broken.asked("keep-work").length;
      failing.store.enter(rate, text, "rate");
      await vi.waitFor(() => expect(broken.asked("keep-work")).toHaveLength(before + 1));
      await vi.waitFor(() => expect(failing.store.state.notices).toHaveLength(1));
    }
    const [{ content }] = failing.store.state.notices;
    expect(content).toMatchObject({ kind: "trouble", fault: { kind: "cannot-keep-work" } });
    expect(broken.asked("keep-work")[1].material).not.toBeNull();
    failing.dispose();
  });

  it("that could not be kept is tried again by itself, and said once", async () => {
    main.failsToKeep = true;
    app.store.enter(rate, "0.2", "rate");
    await vi.waitFor(() => expect(kept()).toHaveLength(2), { timeout: 5000 });
    const said = () => app.store.state.notices.filter(({ content }) => content.kind === "trouble");
    expect(said()).toHaveLength(1);
    main.failsToKeep = false;
    await vi.waitFor(() => expect(kept()).toHaveLength(3), { timeout: 5000 });
    expect(kept()[2]).toEqual(kept()[0]);
    expect(kept()[2].material).not.toBeNull();
    await vi.waitFor(() => expect(said()).toEqual([]));
  });

  it("that is restored stays where it was until it is kept as this window's", async () => {
    main.failsToKeep = true;
    app.store.enter(rate, "0.2", "rate");
    await app.leftWorks.restore("a");
    expect(main.asked("discard-work")).toEqual([]);
    main.failsToKeep = false;
    await app.leftWorks.restore("b");
    const kinds = main.requests.map(({ kind }) => kind);
    const order = ["restore-work", "keep-work", "discard-work"] as const;
    expect(order.map((kind) => kinds.lastIndexOf(kind))).toEqual(
      order.map((kind) => kinds.lastIndexOf(kind)).sort((a, b) => a - b),
    );
    expect(main.asked("discard-work")).toMatchObject([{ id: "b" }]);
    const { session, material } = main.asked("keep-work").at(-1) ?? {};
    expect(session).toEqual(withoutMaterial(sessionOf(app.store.state)));
    expect(material).toEqual(materialOf(sessionOf(app.store.state)));
  });
});

describe("the open file, opened again over what is unsaved", () => {
  const rateNow = () =>
    experimentOf(sessionOf(app.store.state)).runs[0].rule.hyperparameters.learningRate;

  it.each([
    ["save", 0.3],
    ["discard", 0.2],
    ["cancel", 0.3],
  ] as const)("is what was answered: %s", async (answer, expected) => {
    app.store.enter(rate, "0.2", "rate");
    await app.documents.saveSession();
    const { session } = app.store.state.history;
    app.store.enter(rate, "0.3", "rate");
    main.answer = answer;
    const document = { kind: "session", session } as const;
    await app.documents.offer({ name: "a.thalweg", document, fileId: 0 });
    expect(rateNow()).toBe(expected);
    // Another file takes its place all the same.
    if (answer !== "save") return;
    app.store.enter(rate, "0.4", "rate");
    await app.documents.offer({ name: "b.thalweg", document, fileId: 1 });
    expect(rateNow()).toBe(0.2);
    expect(app.store.state.place.file).toEqual({ id: 1, name: "b.thalweg" });
  });
});

describe("what is unsaved", () => {
  const told = () => main.notices.findLast((notice) => notice.kind === "document-changed");

  it("is told with every change of it, and is nothing after saving or taking back", async () => {
    await vi.waitFor(() => expect(told()).toMatchObject({ file: null, isUnsaved: false }));
    app.store.enter(rate, "0.2", "rate");
    await vi.waitFor(() => expect(told()).toMatchObject({ file: null, isUnsaved: true }));
    expect(await app.documents.saveSession()).toBe(true);
    const file = { id: 0, name: "a.thalweg" };
    await vi.waitFor(() => expect(told()).toMatchObject({ file, isUnsaved: false }));
    expect(app.commands.isEnabled("save-session")).toBe(false);
    app.store.enter(rate, "0.3", "rate");
    await vi.waitFor(() => expect(told()).toMatchObject({ file, isUnsaved: true }));
    expect(app.commands.isEnabled("save-session")).toBe(true);
    app.store.undo();
    await vi.waitFor(() => expect(told()).toMatchObject({ file, isUnsaved: false }));
    await app.documents.saveSession();
    expect(main.asked("save-session").map((request) => request.file)).toEqual([null, 0]);
  });

  it("while it is being saved stays unsaved as far as it was edited meanwhile", async () => {
    app.store.enter(rate, "0.2", "rate");
    const saving = app.documents.saveSession();
    app.store.enter(rate, "0.3", "rate");
    await saving;
    expect(isUnsaved(app.store.state)).toBe(true);
  });

  it("is asked about before another session takes its place", async () => {
    const opened = {
      name: "b.thalweg",
      document: { kind: "session", session: { ...createSession(), playhead: 3 } },
      fileId: 7,
    } as const;
    app.store.enter(rate, "0.2", "rate");
    main.answer = "cancel";
    await app.documents.offer(opened);
    expect(app.store.state.place.file).toBeNull();
    expect(isUnsaved(app.store.state)).toBe(true);
    main.answer = "save";
    await app.documents.offer(opened);
    expect(main.asked("save-session")).toHaveLength(1);
    expect(app.store.state.place.file).toEqual({ id: 7, name: "b.thalweg" });
    expect(isUnsaved(app.store.state)).toBe(false);
    const asked = main.asked("ask-about-changes").length;
    await app.documents.offer(opened);
    expect(main.asked("ask-about-changes")).toHaveLength(asked);
  });

  it("is asked about again where it was edited while the file was written", async () => {
    const session = { ...createSession(), playhead: 3 };
    const opened = {
      name: "b.thalweg",
      document: { kind: "session", session },
      fileId: 7,
    } as const;
    app.store.enter(rate, "0.2", "rate");
    main.answer = "save";
    main.whileSaving = () => {
      app.store.enter(rate, "0.3", "rate");
      main.answer = "cancel";
    };
    await app.documents.offer(opened);
    expect(main.asked("ask-about-changes")).toHaveLength(2);
    expect(app.store.state.place.file).toMatchObject({ name: "a.thalweg" });
    expect(isUnsaved(app.store.state)).toBe(true);
  });

  it("is what a session begins as that was restored", async () => {
    const session = { ...createSession(), playhead: 3 };
    const work = { session, file: { id: null, name: "a.png" }, isUnsaved: true };
    const again = await App.connect(new InPageMain({ work }).port, undefined, memoryStorage());
    expect(isUnsaved(again.store.state)).toBe(true);
    expect(sessionOf(again.store.state)).toEqual(session);
    again.dispose();
  });
});
