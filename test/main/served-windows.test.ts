import { mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { materialOf, withoutMaterial } from "#core/session/material.ts";
import { createSession } from "#core/session/session.ts";
import { type ServedWindow, ServedWindows } from "../../src-main/hosts/served-windows.ts";
import { processMark } from "../../src-main/work/process-mark.ts";
import { WorkStore } from "../../src-main/work/work-store.ts";
import { deadMark } from "./dead-mark.ts";

let folder = "";
let works: WorkStore;
let windows: ServedWindows;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "thalweg-test-"));
  works = new WorkStore(folder);
  windows = new ServedWindows(works);
});
afterEach(async () => {
  await windows.close();
  await rm(folder, { recursive: true });
});

async function edit({ work }: ServedWindow, playhead: number, isUnsaved = true): Promise<void> {
  const session = { ...createSession(), playhead };
  const material = materialOf(session);
  await work.keep({ session: withoutMaterial(session), material, file: null, isUnsaved });
}

const shown = ({ work }: ServedWindow) => work.current?.session.playhead;
const offered = async () => (await works.left()).works.map(({ session }) => session.playhead);

describe("a window in a browser", () => {
  it("is the same when its page is loaded anew", async () => {
    const window = windows.connect(null);
    await edit(window, 5);
    windows.disconnect(window);
    const again = windows.connect(window.id);
    expect(again).toBe(window);
    expect(shown(again)).toBe(5);
  });

  it("is another one under an id that nobody has, or that is another's now", async () => {
    const window = windows.connect("never-heard-of");
    expect(window.id).not.toBe("never-heard-of");
    await edit(window, 5);
    const copy = windows.connect(window.id);
    expect(copy.id).not.toBe(window.id);
    expect(shown(copy)).toBe(5);
    await edit(copy, 6);
    expect([shown(window), shown(copy)]).toEqual([5, 6]);
  });

  it("is offered to others when its page died, until it comes back or they take it", async () => {
    const window = windows.connect(null);
    await edit(window, 5);
    windows.disconnect(window);
    expect(await offered()).toEqual([5]);
    expect(shown(windows.connect(window.id))).toBe(5);
    expect(await offered()).toEqual([]);
    windows.disconnect(window);
    const [{ id }] = (await works.left()).works;
    await works.discard(id);
    expect(shown(windows.connect(window.id))).toBeUndefined();
  });

  it("is not offered when nothing in it is unsaved, or that was given up", async () => {
    const saved = windows.connect(null);
    await edit(saved, 5, false);
    windows.disconnect(saved);
    const given = windows.connect(null);
    await edit(given, 6);
    await edit(given, 6, false);
    windows.disconnect(given);
    expect(await offered()).toEqual([]);
    await windows.close();
    expect(await new WorkStore(folder).left()).toEqual({ works: [], damaged: [] });
  });

  it("that was closed, whatever its browser asked, is offered by the next start too", async () => {
    const window = windows.connect(null);
    await edit(window, 6);
    windows.disconnect(window);
    await windows.close();
    await rename(join(folder, "unsaved", processMark()), join(folder, "unsaved", deadMark()));
    const next = (await new WorkStore(folder).left()).works;
    expect(next.map(({ session }) => session.playhead)).toEqual([6]);
  });
});
