import { access, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { FaultError, faultOf } from "#core/protocol/faults.ts";
import type { OpenFile, PlacedSession, WindowWorkMessage } from "#core/protocol/work-schema.ts";
import {
  isSameMaterial,
  type Material,
  materialOf,
  withMaterial,
  withoutMaterial,
} from "#core/session/material.ts";
import type { Session } from "#core/session/session.ts";
import type { FileStamp } from "../documents/file-stamp.ts";
import { makeFolder } from "../documents/make-folder.ts";
import { systemCode } from "../documents/system-code.ts";
import { materialName, removeWork, writeMaterial, writeRecord } from "./work-files.ts";

/** A file that the page may name. */
interface StampedFile {
  readonly path: string;
  /** What it was when this window read or wrote it last; null: that is not known. */
  readonly stamp: FileStamp | null;
}

/** The newest that a window has had kept. */
interface KeptWork {
  readonly keptAt: number;
  /** Without its material. */
  readonly session: Session;
  readonly material: Material;
  readonly file: OpenFile | null;
  readonly isUnsaved: boolean;
}

/**
 * The work of one window as the main process has it: for a page that is loaded again, and, while it
 * is unsaved, in a file that outlives the process. Also which files the window has open.
 */
export class WindowWork {
  readonly key: string;
  /** Whether its page is gone for good and its work is offered to others. */
  isOrphan = false;
  /** Whether it was given up or stands elsewhere: nothing is kept any more. */
  isOver = false;
  private readonly folder: string;
  private readonly settings: string;
  /** By the numbers that the page knows them by. */
  private readonly files: StampedFile[] = [];
  private kept: KeptWork | null = null;
  private writing: Promise<void> = Promise.resolve();
  private waiting: Promise<void> | null = null;
  /** The material that stands in a file, and the name of that file. */
  private written: { readonly material: Material; readonly name: string } | null = null;
  /** All materials that may stand in files, also of writes that failed. */
  private readonly materials = new Set<string>();
  private materialCount = 0;

  /**
   * @param key names its files, unlike any other window's of this process
   * @param folder of this process alone; made when there is something to keep
   * @param settings the app's own folder, which people know
   */
  constructor(key: string, folder: string, settings: string) {
    this.key = key;
    this.folder = folder;
    this.settings = settings;
  }

  /** What the window showed when it was last kept; null: nothing yet. */
  get current(): PlacedSession | null {
    if (!this.kept) return null;
    const { session, material, file, isUnsaved } = this.kept;
    return { session: withMaterial(session, material), file, isUnsaved };
  }

  /** Whether there is work that would be lost with the window. */
  get isUnsaved(): boolean {
    return this.kept?.isUnsaved ?? false;
  }

  /** When it was last kept, in milliseconds since 1970; 0: never. */
  get keptAt(): number {
    return this.kept?.keptAt ?? 0;
  }

  /**
   * A file that a person chose in this window, as the page may name it from now on. One that others
   * have changed since is another one: the page may go on with what it read before.
   */
  fileAt(path: string, stamp: FileStamp | null): OpenFile {
    const known = this.files.findIndex((file) => file.path === path && file.stamp === stamp);
    const id = known >= 0 ? known : this.files.push({ path, stamp }) - 1;
    return { id, name: basename(path) };
  }

  /** The same of a file that was just written, for which the page has the number `id` by now. */
  writtenFile(id: number | null, path: string, stamp: FileStamp | null): OpenFile {
    if (id === null || this.pathOf(id) !== path) return this.fileAt(path, stamp);
    this.files[id] = { path, stamp };
    return { id, name: basename(path) };
  }

  /** Where a file is that the page names; null: the page names none of this window's. */
  pathOf(id: number | null): string | null {
    return id === null ? null : (this.files[id]?.path ?? null);
  }

  /** What such a file was when this window read or wrote it last; null: that is not known. */
  stampOf(id: number | null): FileStamp | null {
    return id === null ? null : (this.files[id]?.stamp ?? null);
  }

  /**
   * Keeps what the window shows. Of what comes while a write is under way only the newest is written.
   *
   * @returns when it, or something newer, is where it outlives this process
   * @throws FaultError `cannot-keep-work`
   */
  keep({ material: sent, ...work }: WindowWorkMessage): Promise<void> {
    // What a page still sent while its window closed would bring back what was given up.
    if (this.isOver) return Promise.resolve();
    const material = sent ?? this.kept?.material;
    if (!material)
      throw new FaultError({ kind: "invalid-message", where: "material", unknownName: null });
    this.kept = { ...work, material, keptAt: Date.now() };
    return this.writeNewest();
  }

  /**
   * Takes work over that another window or an earlier start has left.
   *
   * @throws FaultError `cannot-keep-work`
   */
  adopt({ session, ...work }: PlacedSession): Promise<void> {
    const material = materialOf(session);
    return this.keep({ ...work, session: withoutMaterial(session), material });
  }

  /** Removes all that was kept, for good: it was saved, or a person gave it up. */
  discard(): Promise<void> {
    this.isOver = true;
    this.kept = null;
    return this.writeNewest().catch(() => undefined);
  }

  /** Resolves when nothing is being written any more. */
  settled(): Promise<void> {
    return this.writing;
  }

  private writeNewest(): Promise<void> {
    if (this.waiting) return this.waiting;
    const next = this.writing.then(() => {
      this.waiting = null;
      return this.write();
    });
    this.waiting = next;
    this.writing = next.catch(() => undefined);
    return next;
  }

  private async write(): Promise<void> {
    const { kept } = this;
    try {
      if (!kept?.isUnsaved) return await this.remove();
      await makeFolder(this.folder);
      const material = await this.nameOfWritten(kept.material);
      const { keptAt, session, file } = kept;
      const id = file?.id ?? null;
      const name = file?.name ?? null;
      const place = { path: this.pathOf(id), stamp: this.stampOf(id) };
      const record = { keptAt, name, ...place, session, material };
      await writeRecord(this.folder, this.key, record);
      await this.removeMaterialsBut(material);
    } catch (error) {
      const fault = faultOf(error);
      const code = fault.kind === "cannot-write" ? fault.code : systemCode(error);
      throw new FaultError(
        { kind: "cannot-keep-work", path: this.settings, code },
        { cause: error },
      );
    }
  }

  /** The file that the material stands in; it is written only when it is another one. */
  private async nameOfWritten(material: Material): Promise<string> {
    const { written } = this;
    // Its folder may have been taken for that of a process which is gone, as after a long sleep.
    if (written && isSameMaterial(written.material, material) && (await this.has(written.name))) {
      return written.name;
    }
    const name = materialName(this.key, this.materialCount++);
    this.materials.add(name);
    await writeMaterial(this.folder, name, material);
    this.written = { material, name };
    return name;
  }

  private async remove(): Promise<void> {
    if (this.materials.size === 0) return;
    await removeWork(this.folder, this.key, this.materials);
    this.materials.clear();
    this.written = null;
  }

  private async removeMaterialsBut(current: string): Promise<void> {
    for (const name of this.materials) {
      if (name === current) continue;
      await rm(join(this.folder, name), { force: true });
      this.materials.delete(name);
    }
  }

  private has(name: string): Promise<boolean> {
    return access(join(this.folder, name)).then(
      () => true,
      () => false,
    );
  }
}
