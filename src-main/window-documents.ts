import { basename, dirname, join } from "node:path";
import { assertNever } from "#core/common/assert-never.ts";
import { networkExtension } from "#core/network/network-file.ts";
import type { NamedDocument } from "#core/protocol/document-schema.ts";
import type { Reply, Request } from "#core/protocol/messages.ts";
import { documentExtensions } from "#core/session/document-bytes.ts";
import { sessionExtension } from "#core/session/session-file.ts";
import type { Wording } from "#core/wording/wording.ts";
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
  private readonly dialogs: () => Wording["dialogs"];

  /** @param work knows which files the page may name */
  constructor(window: HostWindow, work: WindowWork, dialogs: () => Wording["dialogs"]) {
    this.window = window;
    this.work = work;
    this.dialogs = dialogs;
  }

  /** Asks where to put a picture or a network, and writes it. */
  async save({ content, suggestedName, bytes }: Request<"save-file">): Promise<Reply<"save-file">> {
    const path = await this.choose(fileKind(content, this.dialogs()), suggestedName);
    if (path === null) return { kind: "cancelled" };
    await writeDocument(path, bytes);
    return { kind: "saved", path };
  }

  /** Writes the session to its file; asks where when it has none, or when that is asked for. */
  async saveSession({
    file,
    asks,
    suggestedName,
    bytes,
  }: Request<"save-session">): Promise<Reply<"save-session">> {
    const known = this.work.pathOf(file);
    const path =
      known === null || asks
        ? await this.choose(sessionKind(this.dialogs()), suggestedName, known)
        : known;
    if (path === null) return { kind: "cancelled" };
    await writeDocument(path, bytes);
    return { kind: "saved", path, file: this.work.fileAt(path) };
  }

  /** Asks for a file and reads it. */
  async open(): Promise<Reply<"open-document">> {
    const { openDocument, documentFiles } = this.dialogs();
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
  named({ path, name, document, isSessionFile }: DocumentFile): NamedDocument {
    return { name, document, fileId: isSessionFile ? this.work.fileAt(path).id : null };
  }

  private async choose(
    kind: Omit<FileDialog, "suggestedName">,
    suggestedName: string,
    beside: string | null = null,
  ): Promise<string | null> {
    const folder = beside === null ? lastFolder : dirname(beside);
    const name = join(folder, basename(suggestedName));
    const path = await this.window.chooseSavePath({ ...kind, suggestedName: name });
    if (path !== null) lastFolder = dirname(path);
    return path;
  }
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
