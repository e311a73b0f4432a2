import { spawnSync } from "node:child_process";
import {
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FaultError } from "#core/protocol/faults.ts";
import type { WindowWorkMessage } from "#core/protocol/work-schema.ts";
import { materialOf, withoutMaterial } from "#core/session/material.ts";
import { applyNetworkEdit } from "#core/session/network-command.ts";
import { createSession, type Session } from "#core/session/session.ts";
import type { TrainingSetup } from "#core/training/training-setup.ts";
import { machine } from "../../src-main/documents/machine.ts";
import { isMarkGone, processMark } from "../../src-main/work/process-mark.ts";
import { WorkStore } from "../../src-main/work/work-store.ts";
import { mountTinyDisk, unmount } from "../tools/tiny-disk.ts";
import { deadMark } from "./dead-mark.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "thalweg-test-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const unsaved = (...path: string[]): string => join(folder, "unsaved", ...path);

/** The names of all files that there are, at any depth. */
async function files(): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

function work(session: Session, changes: Partial<WindowWorkMessage> = {}): WindowWorkMessage {
  const material = materialOf(session);
  return { session: withoutMaterial(session), material, file: null, isUnsaved: true, ...changes };
}

/** What this process has kept becomes that of one that is gone, as after kill -9. */
async function startAnew(): Promise<WorkStore> {
  await rename(unsaved(processMark()), unsaved(deadMark()));
  return new WorkStore(folder);
}

function edited(setup: TrainingSetup, change: Parameters<typeof applyNetworkEdit>[1]) {
  const result = applyNetworkEdit(setup, change);
  if (!result.ok) throw new Error(result.fault.kind);
  return result.setup;
}

const session: Session = { ...createSession(), playhead: 7 };
const { network } = session;
const text = `x,y,kind\n${"1,2,left\n2,1,right\n".repeat(4000)}`;
const withTable: Session = {
  ...session,
  network: {
    ...network,
    setup: edited(network.setup, {
      kind: "choose-data",
      data: { kind: "csv", name: "t.csv", text, targetCount: 1 },
      task: "classification",
    }),
  },
};
const withWeights: Session = {
  ...session,
  network: {
    ...network,
    setup: edited(network.setup, {
      kind: "use-network",
      network: {
        shape: { sizes: [2, 1, 2], activations: ["tanh", "softmax"], loss: "cross-entropy" },
        parameters: Float64Array.of(0.5, 1e-320, -1e300, -0, 2, 3, 4),
      },
    }),
  },
};

describe("unsaved work", () => {
  it.each([
    ["a first session", session],
    ["one with a table of its own", withTable],
    ["one with weights of its own", withWeights],
  ])("is found by the next start, whole: %s", async (_, kept) => {
    await new WorkStore(folder).openWindow().keep(work(kept));
    const next = await startAnew();
    const { works, damaged } = await next.left();
    expect(damaged).toEqual([]);
    expect(works).toHaveLength(1);
    expect(works[0]).toMatchObject({ name: null, session: withoutMaterial(kept) });
    expect(Math.abs(works[0].keptAt - Date.now())).toBeLessThan(60_000);
    expect(await next.find(works[0].id)).toEqual({
      session: kept,
      name: null,
      path: null,
      stamp: null,
    });
  });

  it("is found with the file that it is of, until it is given up", async () => {
    const window = new WorkStore(folder).openWindow();
    const file = window.fileAt("/lessons/valley.thalweg", "12-34-5");
    await window.keep(work(session, { file }));
    const next = await startAnew();
    const [{ id, name }] = (await next.left()).works;
    expect(name).toBe("valley.thalweg");
    expect(await next.find(id)).toMatchObject({
      path: "/lessons/valley.thalweg",
      stamp: "12-34-5",
    });
    await next.discard(id);
    expect((await next.left()).works).toEqual([]);
    await expect(next.find(id)).rejects.toThrow(FaultError);
    expect(await files()).toEqual([]);
    await next.close();
    expect(await readdir(folder)).toEqual([]);
  });

  it("of several starts that all ended badly is found, the newest first", async () => {
    let store = new WorkStore(folder);
    for (let at = 0; at < 4; at++) {
      await store.openWindow().keep(work({ ...session, playhead: at }));
      store = await startAnew();
      const found = (await store.left()).works.map((left) => left.session.playhead);
      expect(found).toEqual(Array.from({ length: at + 1 }, (_, back) => at - back));
    }
  });

  it("of a process that runs is nobody else's", async () => {
    const window = new WorkStore(folder).openWindow();
    await window.keep(work(session));
    expect((await new WorkStore(folder).left()).works).toEqual([]);
    await window.keep(work({ ...session, playhead: 9 }));
    expect(window.current?.session.playhead).toBe(9);
  });

  it("is taken over by one of two starts, and lost by neither", async () => {
    await new WorkStore(folder).openWindow().keep(work(session));
    const first = await startAnew();
    const second = new WorkStore(folder);
    const found = await Promise.all([first.left(), second.left()]);
    expect(found.flatMap(({ works }) => works)).toHaveLength(1);
  });

  it("is not kept when it is saved, nor after its window closed", async () => {
    const store = new WorkStore(folder);
    const window = store.openWindow();
    await window.keep(work(session));
    expect(await files()).toHaveLength(2);
    await window.keep(work(session, { isUnsaved: false }));
    expect(await files()).toEqual([]);
    expect(window.current).toMatchObject({ session, isUnsaved: false });
    await window.keep(work(session));
    await store.closeWindow(window);
    // What the page still sent.
    await window.keep(work(session));
    expect(await files()).toEqual([]);
    await store.close();
    expect(await readdir(folder)).toEqual([]);
  });

  it("is written small: what is large in it only when it has changed", async () => {
    const window = new WorkStore(folder).openWindow();
    const sizes = async () => {
      const own = unsaved(processMark());
      const names = (await readdir(own)).sort();
      const facts = await Promise.all(names.map((name) => stat(join(own, name))));
      return facts.map(({ size, ino }, at) => ({ name: names[at], size, ino }));
    };
    await window.keep(work(withTable));
    const [table, record] = await sizes();
    expect(table.size).toBeGreaterThan(text.length);
    for (let playhead = 0; playhead < 5; playhead++) {
      await window.keep(work({ ...withTable, playhead }, { material: null }));
    }
    const [sameTable, newRecord] = await sizes();
    expect(sameTable).toEqual(table);
    expect(newRecord.ino).not.toBe(record.ino);
    expect(newRecord.size).toBeLessThan(10_000);
    await window.keep(work(withWeights));
    const after = await sizes();
    expect(after).toHaveLength(2);
    expect(after[0].name).not.toBe(table.name);
  });

  it("is written as it is newest, however much comes meanwhile", async () => {
    const window = new WorkStore(folder).openWindow();
    const keeping = Array.from({ length: 200 }, (_, playhead) =>
      window.keep(work({ ...session, playhead })),
    );
    await Promise.all(keeping);
    const next = await startAnew();
    expect((await next.left()).works.map((left) => left.session.playhead)).toEqual([199]);
  });

  it("that cannot be kept is said not to be", async () => {
    await writeFile(join(folder, "unsaved"), "a file where the folder should be");
    const window = new WorkStore(folder).openWindow();
    await expect(window.keep(work(session))).rejects.toMatchObject({
      fault: { kind: "cannot-keep-work", path: folder },
    });
    // The page is still given what it showed.
    expect(window.current?.session).toEqual(session);
    await rm(join(folder, "unsaved"));
    await window.keep(work(session));
    expect(await files()).toHaveLength(2);
  });
});

describe("work on a read-only disk", () => {
  it("is said not to be kept for that reason, with the folder of the settings", async (context) => {
    const disk = join(folder, "disk");
    await mkdir(disk);
    if (!mountTinyDisk(disk)) return context.skip("this process may not mount a disk");
    try {
      await mkdir(join(disk, "used/unsaved"), { recursive: true });
      const opened = new WorkStore(join(disk, "open"));
      const kept = opened.openWindow();
      await kept.keep(work(session));
      expect(spawnSync("mount", ["-o", "remount,ro", disk]).status).toBe(0);
      const reason = { kind: "cannot-keep-work", code: "EROFS" };
      for (const config of ["new", "new/deep", "used"]) {
        const path = join(disk, config);
        const keeping = new WorkStore(path).openWindow().keep(work(session));
        await expect(keeping, config).rejects.toMatchObject({ fault: { ...reason, path } });
      }
      await expect(kept.keep(work({ ...session, playhead: 3 }))).rejects.toMatchObject({
        fault: { ...reason, path: join(disk, "open") },
      });
      await opened.close();
    } finally {
      unmount(disk);
    }
  });
});

describe("damaged work", () => {
  const damages: readonly [string, RegExp, string][] = [
    ["a record that ends too early", /work\.json$/, '{"format":"thalweg-work","version":1,"kept'],
    ["an empty record", /work\.json$/, ""],
    ["a record of a later version", /work\.json$/, '{"format":"thalweg-work","version":2}'],
    ["a record that is an array", /work\.json$/, "[]"],
    ["material that ends too early", /material\.json$/, '{"data":{"kind":"cs'],
    ["material that is nothing", /material\.json$/, "null"],
    ["material of another kind", /material\.json$/, '{"data":{"kind":"x"},"network":null}'],
  ];

  it.each(damages)("is said once, and put aside, not dropped: %s", async (_, which, content) => {
    await new WorkStore(folder).openWindow().keep(work(withTable));
    const own = unsaved(processMark());
    const name = (await readdir(own)).find((each) => which.test(each)) ?? "";
    await writeFile(join(own, name), content);
    const next = await startAnew();
    const { works, damaged } = await next.left();
    const faults = damaged.map(({ fault }) => fault);
    for (const { id } of works) {
      const error: unknown = await next.find(id).catch((reason: unknown) => reason);
      if (error instanceof FaultError) faults.push(error.fault);
    }
    expect(faults).toEqual([{ kind: "work-damaged", path: unsaved("damaged") }]);
    expect(await readdir(unsaved("damaged"))).toHaveLength(2);
    expect(await readFile(join(unsaved("damaged"), name), "utf8")).toBe(content);
    expect(await next.left()).toEqual({ works: [], damaged: [] });
    expect(await new WorkStore(folder).left()).toEqual({ works: [], damaged: [] });
  });

  it("does not take sound work with it", async () => {
    const store = new WorkStore(folder);
    await store.openWindow().keep(work(session));
    const own = unsaved(processMark());
    const [record] = (await readdir(own)).filter((name) => name.endsWith(".work.json"));
    await store.openWindow().keep(work({ ...session, playhead: 3 }));
    await writeFile(join(own, record), "{");
    const { works, damaged } = await (await startAnew()).left();
    expect(damaged).toHaveLength(1);
    expect(works.map((left) => left.session.playhead)).toEqual([3]);
  });
});

describe("folders of several processes", () => {
  const minutes = 60_000;
  const foreign = `${machine === "000000" ? "111111" : "000000"}-${process.pid}-12ab`;

  async function keepAs(name: string, kept: Session = session): Promise<void> {
    await new WorkStore(folder).openWindow().keep(work(kept));
    await rename(unsaved(processMark()), unsaved(name));
  }

  it("of another machine is left alone while that gives signs of life, and then taken", async () => {
    await keepAs(foreign);
    const store = new WorkStore(folder);
    expect((await store.left()).works).toEqual([]);
    const before = new Date(Date.now() - 10 * minutes);
    await utimes(unsaved(foreign), before, before);
    expect((await store.left()).works).toHaveLength(1);
  });

  it("that was taken while its process slept is written anew, whole", async () => {
    const window = new WorkStore(folder).openWindow();
    await window.keep(work(withTable));
    await rm(unsaved(processMark()), { recursive: true });
    await window.keep(work({ ...withTable, playhead: 9 }, { material: null }));
    const next = await startAnew();
    const [{ id }] = (await next.left()).works;
    expect((await next.find(id)).session).toEqual({ ...withTable, playhead: 9 });
  });

  it("keep what is not known, and works that other starts had taken, until each is done with", async () => {
    await keepAs("kept");
    const dead = unsaved(deadMark());
    await mkdir(join(dead, "left-a"), { recursive: true });
    for (const name of ["left-a/left-b", "left-c"]) {
      await cp(unsaved("kept"), join(dead, name), { recursive: true });
    }
    await writeFile(join(dead, "left-c", "a note of somebody's"), "");
    const store = new WorkStore(folder);
    const { works } = await store.left();
    expect(works).toHaveLength(2);
    for (const { id } of works) await store.discard(id);
    expect((await files()).sort()).toEqual(
      ["a note of somebody's", ...(await readdir(unsaved("kept")))].sort(),
    );
  });

  it("do not hide the others when one of them cannot be taken", async (context) => {
    const [held, free] = [deadMark(), deadMark()].sort();
    await keepAs(held);
    await keepAs(free, { ...session, playhead: 3 });
    const mount = spawnSync("mount", ["--bind", unsaved(held), unsaved(held)]);
    if (mount.status !== 0) return context.skip("this process may not mount a folder");
    try {
      const store = new WorkStore(folder);
      expect((await store.left()).works.map((left) => left.session.playhead)).toEqual([3]);
      expect(await readdir(unsaved(held))).toHaveLength(2);
      spawnSync("umount", [unsaved(held)]);
      expect((await store.left()).works).toHaveLength(2);
    } finally {
      spawnSync("umount", [unsaved(held)]);
    }
  });

  it("offer what lies in a folder within that cannot be moved, and keep it till then", async (context) => {
    const dead = deadMark();
    const inner = unsaved(dead, "left-a");
    await keepAs("kept");
    await mkdir(unsaved(dead));
    await rename(unsaved("kept"), inner);
    const mount = spawnSync("mount", ["--bind", inner, inner]);
    if (mount.status !== 0) return context.skip("this process may not mount a folder");
    const mounted = async () => {
      const table = await readFile("/proc/mounts", "utf8");
      return table
        .split("\n")
        .flatMap((line) => line.split(" ")[1] ?? [])
        .filter((path) => path.startsWith(folder));
    };
    try {
      const store = new WorkStore(folder);
      const { works } = await store.left();
      expect(works).toHaveLength(1);
      expect(await store.find(works[0].id)).toMatchObject({ session });
      expect(await files()).toHaveLength(2);
    } finally {
      for (const path of await mounted()) spawnSync("umount", [path]);
    }
  });
});

describe("the material of a work", () => {
  it("goes with it, also that of writes that failed", async () => {
    const store = new WorkStore(folder);
    const window = store.openWindow();
    await window.keep(work(session));
    const own = unsaved(processMark());
    const [record] = (await readdir(own)).filter((name) => name.endsWith(".work.json"));
    await rm(join(own, record));
    // A folder where the record should be: the material is written, the record is not.
    await mkdir(join(own, record));
    for (const kept of [withTable, withWeights]) {
      await expect(window.keep(work(kept))).rejects.toThrow(FaultError);
    }
    expect((await readdir(own)).length).toBeGreaterThan(2);
    await rm(join(own, record), { recursive: true });
    await window.keep(work(withTable));
    expect(await files()).toHaveLength(2);
    await store.closeWindow(window);
    await store.close();
    expect(await readdir(folder)).toEqual([]);
  });
});

describe("the name of a process", () => {
  const longAgo = 0;

  it("is gone when the process is, at once, and when another has the same number", () => {
    expect(isMarkGone(processMark(), longAgo)).toBe(false);
    expect(isMarkGone(`${machine}-${process.pid}-12345abc`, Date.now())).toBe(true);
    expect(isMarkGone(deadMark(), Date.now())).toBe(true);
    expect(isMarkGone(`${machine}-${process.ppid}-12345abc`, Date.now())).toBe(true);
  });

  it("is gone by its silence where the system does not tell when a process began", () => {
    const untold = () => null;
    const mark = `${machine}-${process.ppid}-r12345abc`;
    expect(isMarkGone(mark, Date.now(), untold)).toBe(false);
    expect(isMarkGone(mark, longAgo, untold)).toBe(true);
    expect(isMarkGone(deadMark(), Date.now(), untold)).toBe(true);
    expect(isMarkGone(`${machine}-${process.pid}-r12345abc`, Date.now(), untold)).toBe(true);
  });

  it("is none that is not of that shape", () => {
    for (const name of ["damaged", "", "17-0", "left-0a1b2c", `x-${processMark()}`]) {
      expect(isMarkGone(name, longAgo)).toBe(false);
    }
  });
});
