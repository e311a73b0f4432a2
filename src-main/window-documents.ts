import { existsSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { assertNever } from "#core/common/assert-never.ts";
import { networkExtension } from "#core/network/network-file.ts";
import type { NamedDocument } from "#core/protocol/document-schema.ts";
import type { Reply, Request } from "#core/protocol/messages.ts";
import { documentExtensions } from "#core/session/document-bytes.ts";
import { sessionExtension } from "#core/session/session-file.ts";
import type { Wording } from "#core/wording/wording.ts";
import { fileStamp } from "./documents/file-stamp.ts";
import { type DocumentFile, readDocument } from "./documents/read-document.ts";
import { writeDocument } from "./documents/write-document.ts";
import type { FileDialog, HostWindow } from "./hosts/host.ts";
import type { WindowWork } from "./work/window-work.ts";

// Where the last file was put, the next dialog begins.
let lastFolder = "";

/** Opens and saves the files of one window, by the dialogs of its host. */
export class WindowDocuments {
  private readonly window: HostWindow;
  private readonly work: WindowWork;
  private readonly wording: () => Pick<Wording, "dialogs" | "work">;
  private lastSave: Promise<unknown> = Promise.resolve();

  /** @param work knows which files the page may name */
  constructor(
    window: HostWindow,
    work: WindowWork,
    wording: () => Pick<Wording, "dialogs" | "work">,
  ) {
    this.window = window;
    this.work = work;
    this.wording = wording;
  }

  /** Asks where to put a picture or a network, and writes it. */
  async save({ content, suggestedName, bytes }: Request<"save-file">): Promise<Reply<"save-file">> {
    const path = await this.choose(fileKind(content, this.wording().dialogs), suggestedName);
    if (path === null) return { kind: "cancelled" };
    await writeDocument(path, bytes);
    return { kind: "saved", path };
  }

  /**
   * Writes the session to its file; asks where when it has none, or when that is asked for, and what
   * to do when others have changed the file meanwhile. One that is gone is written anew.
   */
  saveSession(request: Request<"save-session">): Promise<Reply<"save-session">> {
    // One after the other: the second must not take what the first wrote for somebody else's.
    const save = this.lastSave.then(() => this.writeSession(request));
    this.lastSave = save.catch(() => undefined);
    return save;
  }

  /** Asks for a file and reads it. */
  async open(): Promise<Reply<"open-document">> {
    const { openDocument, documentFiles } = this.wording().dialogs;
    const path = await this.window.chooseOpenPath({
      title: openDocument,
      suggestedName: lastFolder,
      filterName: documentFiles,
      extensions: documentExtensions,
    });
    if (path === null) return { kind: "cancelled" };
    const opened = await readDocument(path);
    lastFolder = dirname(path);
    return { kind: "opened", ...this.named(opened) };
  }

  /** What a file holds, as the page is told of it. */
  named({ path, name, document, isSessionFile, stamp }: DocumentFile): NamedDocument {
    return { name, document, fileId: isSessionFile ? this.work.fileAt(path, stamp).id : null };
  }

  private async writeSession({
    file,
    asks,
    suggestedName,
    bytes,
  }: Request<"save-session">): Promise<Reply<"save-session">> {
    const known = this.work.pathOf(file);
    const path = await this.placeFor(asks ? null : file, suggestedName, known);
    if (path === null) return { kind: "cancelled" };
    await writeDocument(path, bytes);
    return { kind: "saved", path, file: this.work.writtenFile(file, path, await fileStamp(path)) };
  }

  /**
   * Where the session is to be written; null: nowhere.
   *
   * @param file the one it stands in; null: there is none, or another is wanted
   * @param beside where a dialog begins
   */
  private async placeFor(
    file: number | null,
    suggestedName: string,
    beside: string | null,
  ): Promise<string | null> {
    const path = this.work.pathOf(file);
    if (path !== null) {
      const stamp = await fileStamp(path);
      if (stamp === null || stamp === this.work.stampOf(file)) return path;
      const wish = await this.window.askAboutOverwriting(this.wording().work, basename(path));
      if (wish === "overwrite") return path;
      if (wish === "cancel") return null;
    }
    return this.choose(sessionKind(this.wording().dialogs), suggestedName, beside);
  }

  private async choose(
    kind: Omit<FileDialog, "suggestedName">,
    suggestedName: string,
    beside: string | null = null,
  ): Promise<string | null> {
    const folder = beside === null ? lastFolder : dirname(beside);
    const name = join(folder, basename(suggestedName));
    const path = await this.window.chooseSavePath({ ...kind, suggestedName: name });
    if (path === null) return null;
    lastFolder = dirname(path);
    return withEnding(path, kind.extensions[0]);
  }
}

/** The endings of what is saved. */
const ownEndings: readonly string[] = [sessionExtension, "png", networkExtension];

/**
 * A path that was chosen, with the ending that not every system's dialog adds. It stays as it was
 * typed where that file is there and was asked about, or where nobody was asked about the other one.
 */
function withEnding(path: string, ending: string): string {
  if (ownEndings.includes(extname(path).slice(1).toLowerCase())) return path;
  const whole = `${path}.${ending}`;
  return existsSync(path) || existsSync(whole) ? path : whole;
}

function sessionKind(dialogs: Wording["dialogs"]): Omit<FileDialog, "suggestedName"> {
  const { saveSession, sessionFiles } = dialogs;
  return { title: saveSession, filterName: sessionFiles, extensions: [sessionExtension] };
}

function fileKind(
  content: Request<"save-file">["content"],
  dialogs: Wording["dialogs"],
): Omit<FileDialog, "suggestedName"> {
  switch (content) {
    case "picture":
      return { title: dialogs.savePicture, filterName: dialogs.pictureFiles, extensions: ["png"] };
    case "network":
      return {
        title: dialogs.saveNetwork,
        filterName: dialogs.networkFiles,
        extensions: [networkExtension],
      };
    default:
      return assertNever(content);
  }
}
