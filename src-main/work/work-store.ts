import { randomBytes } from "node:crypto";
import { readdir, rename, rm, rmdir, stat, utimes } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { FaultError } from "#core/protocol/faults.ts";
import { type LeftWork, mostLeftWorks } from "#core/protocol/work-schema.ts";
import { withoutMaterial } from "#core/session/material.ts";
import type { Session } from "#core/session/session.ts";
import type { FileStamp } from "../documents/file-stamp.ts";
import { makeFolder } from "../documents/make-folder.ts";
import { patiently } from "../documents/patiently.ts";
import { systemCode } from "../documents/system-code.ts";
import { isMarkGone, processMark, signOfLifeMs } from "./process-mark.ts";
import { WindowWork } from "./window-work.ts";
import {
  isLeftover,
  readRecord,
  readWholeSession,
  recordKey,
  removeWork,
  type WorkRecord,
} from "./work-files.ts";

/** Where what cannot be read any more is put, so that nothing goes silently. */
const damagedFolder = "damaged";
/** How the names of folders begin that were taken over. */
const takenPrefix = "left-";

/** Work that was left behind, whole. */
export interface FoundWork {
  readonly session: Session;
  readonly name: string | null;
  /** The file that it was opened from or saved to; null: none. */
  readonly path: string | null;
  /** What that file was when it was read or written last; null: that is not known. */
  readonly stamp: FileStamp | null;
}

/** What of an earlier start there is to offer, and what of it was found damaged. */
export interface LeftBehind {
  readonly works: readonly LeftWork[];
  /** Told once. */
  readonly damaged: readonly FaultError[];
}

/** A work in a file that a process which is gone has left. */
interface StoredWork {
  readonly folder: string;
  readonly key: string;
  readonly record: WorkRecord;
}

/**
 * Unsaved work of all windows, in a folder with one folder a process: no two processes write into
 * the same. What a process that is gone has left is taken over by the first that comes, whole: a
 * folder is renamed, which only one can do. A folder that changed of late is a sign of life.
 */
export class WorkStore {
  private readonly settings: string;
  private readonly root: string;
  private readonly own: string;
  private readonly windows = new Set<WindowWork>();
  private readonly stored = new Map<string, StoredWork>();
  private damaged: FaultError[] = [];
  private taking: Promise<void> = Promise.resolve();
  private lastId = 0;
  private signs: NodeJS.Timeout | null = null;

  /** @param folder the app's own, where settings are too */
  constructor(folder: string) {
    this.settings = folder;
    this.root = join(folder, "unsaved");
    this.own = join(this.root, processMark());
  }

  /** The work of a window that opens. */
  openWindow(): WindowWork {
    const work = new WindowWork(randomBytes(6).toString("hex"), this.own, this.settings);
    this.windows.add(work);
    this.signs ??= setInterval(() => this.giveSignOfLife(), signOfLifeMs).unref();
    return work;
  }

  /** The work of a window that closed with nothing to keep is forgotten, and its files removed. */
  async closeWindow(work: WindowWork): Promise<void> {
    await work.discard();
    this.windows.delete(work);
  }

  /** Resolves when nothing is being written any more; then the folder goes, if it is empty. */
  async close(): Promise<void> {
    await Promise.all([...this.windows].map((work) => work.settled()));
    if (this.signs) clearInterval(this.signs);
    this.signs = null;
    await rmdir(this.own).catch(() => undefined);
    await rmdir(this.root).catch(() => undefined);
  }

  /** What was left by processes that are gone, and by windows of this one whose page is gone. */
  async left(): Promise<LeftBehind> {
    this.taking = this.taking.then(() => this.takeOver());
    await this.taking;
    const works = [...this.stored].map(([id, { record }]): LeftWork => ({ id, ...facts(record) }));
    for (const work of this.orphans()) {
      const { current, keptAt, key } = work;
      if (!current) continue;
      const session = withoutMaterial(current.session);
      works.push({ id: key, keptAt, name: current.file?.name ?? null, session });
    }
    const { damaged } = this;
    this.damaged = [];
    works.sort((a, b) => b.keptAt - a.keptAt);
    return { works: works.slice(0, mostLeftWorks), damaged };
  }

  /**
   * The whole of a work that was offered. It stays where it is until it is discarded.
   *
   * @throws FaultError `work-damaged` (it is then put aside), or `work-gone`
   */
  async find(id: string): Promise<FoundWork> {
    const orphan = this.orphans().find(({ key }) => key === id);
    if (orphan?.current) {
      const { session, file } = orphan.current;
      const id = file?.id ?? null;
      const place = { path: orphan.pathOf(id), stamp: orphan.stampOf(id) };
      return { session, name: file?.name ?? null, ...place };
    }
    const stored = this.stored.get(id);
    if (!stored) throw new FaultError({ kind: "work-gone" });
    const { folder, key, record } = stored;
    try {
      const { name, path, stamp } = record;
      return { session: await readWholeSession(folder, record), name, path, stamp };
    } catch (error) {
      this.stored.delete(id);
      throw await this.putAside(folder, key, error);
    }
  }

  /** Removes a work that was offered: a person gave it up, or it stands elsewhere now. */
  async discard(id: string): Promise<void> {
    const orphan = this.orphans().find(({ key }) => key === id);
    if (orphan) return this.closeWindow(orphan);
    const stored = this.stored.get(id);
    if (!stored) return;
    await removeWork(stored.folder, stored.key, [stored.record.material]);
    this.stored.delete(id);
    await this.removeIfDone(stored.folder);
  }

  private orphans(): WindowWork[] {
    return [...this.windows].filter(({ isOrphan, isUnsaved }) => isOrphan && isUnsaved);
  }

  /** There is none before there is something to keep; then there is no folder either. */
  private giveSignOfLife(): void {
    const now = new Date();
    utimes(this.own, now, now).catch(() => undefined);
  }

  /** Takes over what processes have left that are gone. What cannot be taken hides no other. */
  private async takeOver(): Promise<void> {
    for (const name of await namesIn(this.root)) {
      const folder = join(this.root, name);
      const facts = await stat(folder).catch(() => null);
      if (!facts?.isDirectory() || !isMarkGone(name, facts.mtimeMs)) continue;
      const taken = await this.taken(folder).catch(() => null);
      if (taken !== null) await this.takeFolder(taken);
    }
  }

  /** Where a folder lies that has been taken over; null: another start was faster. */
  private async taken(folder: string): Promise<string | null> {
    await makeFolder(this.own);
    const taken = join(this.own, `${takenPrefix}${randomBytes(6).toString("hex")}`);
    try {
      await patiently(() => rename(folder, taken));
      return taken;
    } catch (error) {
      if (systemCode(error) === "ENOENT") return null;
      throw error;
    }
  }

  /** What the gone process had itself taken over from others lies in folders within its own. */
  private async takeFolder(folder: string): Promise<void> {
    const names = await namesIn(folder);
    for (const name of names.filter((inside) => inside.startsWith(takenPrefix))) {
      const inner = join(folder, name);
      // It is this process's already: what cannot be moved is read where it lies.
      await this.takeFolder((await this.taken(inner).catch(() => null)) ?? inner);
    }
    for (const name of names) {
      const key = recordKey(name);
      if (key !== null) await this.takeRecord(folder, key);
    }
    await this.removeIfDone(folder);
  }

  private async takeRecord(folder: string, key: string): Promise<void> {
    try {
      const record = await readRecord(folder, key);
      this.stored.set(`${key}-${this.lastId++}`, { folder, key, record });
    } catch (error) {
      this.damaged.push(await this.putAside(folder, key, error));
    }
  }

  /** What cannot be read goes where a person finds it and nobody stumbles over it again. */
  private async putAside(folder: string, key: string, cause: unknown): Promise<FaultError> {
    const aside = join(this.root, damagedFolder);
    const names = (await namesIn(folder)).filter((name) => name.startsWith(`${key}.`));
    try {
      await makeFolder(aside);
      for (const name of names)
        await patiently(() => rename(join(folder, name), join(aside, name)));
      await this.removeIfDone(folder);
      return new FaultError({ kind: "work-damaged", path: aside }, { cause });
    } catch {
      // It stays where it is, and is met again at the next start.
      return new FaultError({ kind: "work-damaged", path: folder }, { cause });
    }
  }

  /**
   * A folder that was taken over goes with the last work in it, and with what killed writes left. One
   * that holds anything else stays.
   */
  private async removeIfDone(folder: string): Promise<void> {
    try {
      const names = await readdir(folder);
      if (!names.every(isLeftover)) return;
      for (const name of names) await rm(join(folder, name), { force: true });
      await rmdir(folder);
    } catch {
      // The next start meets it again.
      return;
    }
    const outer = dirname(folder);
    if (basename(outer).startsWith(takenPrefix)) await this.removeIfDone(outer);
  }
}

function facts({ keptAt, name, session }: WorkRecord): Omit<LeftWork, "id"> {
  return { keptAt, name, session };
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
